import type { Channel } from './channel.ts';

type Callable = (...args: never[]) => unknown;

/**
 * Lets trusted scripts of ours be installed in the page, and answers calls to the functions they register and to the
 * page's `own`. What they take of the page's timers while they load is taken `inRealTime`, where the page has a clock that
 * can stand still: checks wait all the same.
 */
export function answerCalls(
  channel: Channel,
  own: Record<string, Callable> = {},
  inRealTime: ((work: () => void) => void) | null = null,
): void {
  const functions = new Map<string, Callable>(Object.entries(own));
  const register = (name: string, fn: Callable) => void functions.set(name, fn);

  function answer(call: number, work: () => unknown): void {
    new Promise((resolve) => resolve(work())).then(
      (value) => channel.send({ type: 'returned', call, value }),
      (error: unknown) => {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        channel.send({ type: 'threw', call, name, message });
      },
    );
  }

  channel.receive('install', ({ call, script }) =>
    answer(call, () => {
      const load = () => void new Function('register', script)(register);
      if (inRealTime) inRealTime(load);
      else load();
    }),
  );
  channel.receive('call', ({ call, name, args }) =>
    answer(call, () => {
      const fn = functions.get(name);
      if (!fn) throw new Error(`No installed script registered '${name}'.`);
      return fn(...(args as never[]));
    }),
  );
}
