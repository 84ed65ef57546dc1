import { toLearnerStack } from '../../../compile/learner-stack.ts';
import type { SourceLocation } from '../../../wire/events.ts';
import type { WireLog } from '../../../wire/log.ts';
import { isVisible } from './attention.ts';
import type { Watchdog } from './watchdog.ts';

/** Milliseconds of silence after which the learner is told. */
const TOLD_AFTER = 3000;

/** Watches one process. */
export interface ProcessWatch {
  readonly silentMs: number;
  /** The process was given a request. */
  delivered(exchange: number): void;
  /** The process gave the whole answer to a request, or none. */
  responded(exchange: number): void;
  /** The process answered. */
  answered(): void;
  /** The process is in a loop that has lasted for a while. It says so from inside the loop. */
  looping(stack: string): void;
  stop(): void;
}

/**
 * Tells on the wire when a process does not answer, with what it is probably doing, and when it answers again. It is not
 * ended: a real server that hangs goes on hanging, and what it holds in memory may be dear to somebody.
 */
export function watchProcess(
  watchdog: Watchdog,
  wire: WireLog,
  pid: number,
  ask: () => void,
  onlyExchange: () => number | null,
): ProcessWatch {
  let isTold = false;
  let loop: SourceLocation | null = null;
  /** Requests that it may not have begun with when it last answered: messages arrive in order. */
  let unseen: { exchange: number; isOver: boolean }[] = [];
  let unseenWhenAsked = 0;

  const heart = watchdog.watch({
    counts: isVisible,
    ask() {
      unseenWhenAsked = unseen.length;
      ask();
    },
    onSilence(forMs) {
      if (forMs < TOLD_AFTER || isTold) return;
      isTold = true;
      const suspect = unseen.find(({ isOver }) => !isOver) ?? unseen.at(-1);
      const exchange = suspect?.exchange ?? onlyExchange();
      const change = { to: 'silent', forMs, location: loop, exchange } as const;
      wire.append({ kind: 'watchdog', part: 'process', pid, change });
    },
  });

  return {
    get silentMs() {
      return heart.silentMs;
    },
    delivered: (exchange) => void unseen.push({ exchange, isOver: false }),
    responded(exchange) {
      for (const request of unseen) if (request.exchange === exchange) request.isOver = true;
    },
    answered() {
      heart.answered();
      unseen = unseen.slice(unseenWhenAsked);
      loop = null;
      if (!isTold) return;
      isTold = false;
      wire.append({ kind: 'watchdog', part: 'process', pid, change: { to: 'answering' } });
    },
    looping(stack) {
      loop = toLearnerStack(stack).location;
    },
    stop: heart.stop,
  };
}
