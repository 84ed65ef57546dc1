import type { FromPage, ToPage } from './protocol.ts';

/** The preview's end of `install` and `call`: what is asked of a page, until it answers or goes away. */
export interface PageCalls {
  /** Asks as soon as `open` was called. Rejects with what the page threw, or with what `close` was given. */
  install(script: string): Promise<unknown>;
  call(name: string, args: unknown[]): Promise<unknown>;
  /** Takes the page's answer. `false` when the message is none. */
  settle(message: FromPage | { type: string }): boolean;
  /** The page can be reached from now on. */
  open(post: (message: ToPage) => void): void;
  close(reason: Error): void;
}

/** Creates the calls of one page. */
export function createPageCalls(): PageCalls {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const line = Promise.withResolvers<(message: ToPage) => void>();
  // Closing rejects it also while nobody waits.
  line.promise.catch(() => {});
  let nextCall = 1;

  async function ask(message: (call: number) => ToPage): Promise<unknown> {
    const call = nextCall++;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(call, answer);
    answer.promise.catch(() => {});
    (await line.promise)(message(call));
    return answer.promise;
  }

  function take(call: number): PromiseWithResolvers<unknown> | undefined {
    const found = waiting.get(call);
    waiting.delete(call);
    return found;
  }

  return {
    install: (script) => ask((call) => ({ type: 'install', call, script })),
    call: (name, args) => ask((call) => ({ type: 'call', call, name, args })),
    settle(received) {
      const message = received as FromPage;
      if (message.type === 'returned') take(message.call)?.resolve(message.value);
      else if (message.type === 'threw') {
        const { name, message: text } = message;
        take(message.call)?.reject(Object.assign(new Error(text), { name }));
      } else return false;
      return true;
    },
    open: (post) => line.resolve(post),
    close(reason) {
      line.reject(reason);
      for (const answer of waiting.values()) answer.reject(reason);
      waiting.clear();
    },
  };
}
