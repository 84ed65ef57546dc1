import type { Channel } from './channel.ts';

const dialogs = ['alert', 'confirm', 'prompt', 'print'] as const;

/** What holds a page without its fault, and whom it tells. */
export interface Pauses {
  /** Called before and after a `debugger` statement of compiled code. */
  debug(isPaused: boolean): void;
}

/**
 * Says when the page is held by a dialog or a `debugger` statement: it is silent then for as long as a person takes, and
 * must not be mistaken for a page that hangs.
 */
export function tellPauses(channel: Channel): Pauses {
  const tell = (isPaused: boolean) => channel.send({ type: 'paused', isPaused });
  for (const name of dialogs) {
    const original = window[name].bind(window) as (...args: unknown[]) => unknown;
    window[name] = ((...args: unknown[]) => {
      tell(true);
      try {
        return original(...args);
      } finally {
        tell(false);
      }
    }) as never;
  }
  return { debug: tell };
}
