import { createLoopGuard } from '../../compile/loop-guard.ts';
import { native } from './native.ts';

/** Milliseconds a page may be busy without giving the browser a turn. */
const LIMIT = 1500;

/** Thrown inside a loop that does not end. */
class EndlessLoopError extends RangeError {
  override name = 'EndlessLoopError';
}

/**
 * Creates the function that a page's compiled code calls before each round of a loop. A page that is kept busy for over
 * 1.5 s is ended by an error; without it, Firefox and WebKit would freeze the whole site. Until the browser gets a turn,
 * every further round throws again, so that a `catch` inside a loop does not keep it going.
 */
export function createPageLoopGuard(): () => void {
  return createLoopGuard({
    limitMs: LIMIT,
    againMs: 0,
    now: native.now,
    onLate() {
      throw new EndlessLoopError(
        'This loop kept the page busy for 1.5 seconds without an end, so it was stopped.',
      );
    },
  });
}
