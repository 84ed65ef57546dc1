import { createLoopGuard } from '../../../compile/loop-guard.ts';
import { send } from './host.ts';
import { flushPrints } from './print.ts';

/** Milliseconds without a turn of the event loop after which the engine is told, and told again. */
const LIMIT = 1000;

/**
 * What compiled loops of a process call before each round. It stops nothing, as nothing would in Node; but the engine
 * learns where the program is, and what it printed before, which otherwise would wait for the loop to end.
 */
export const watchLoops = createLoopGuard({
  limitMs: LIMIT,
  againMs: LIMIT,
  onLate() {
    flushPrints();
    send({ type: 'looping', stack: new Error().stack ?? '' });
  },
});
