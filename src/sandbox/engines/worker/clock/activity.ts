import { createWork } from './work.ts';

/**
 * Whether this page or process has come to rest: what it does is counted here, so that the clock knows when it may go on.
 * Timers, open requests and animation frames do not count: nobody knows how long they take.
 */
let done = 0;
const work = createWork(noteActivity);

/** Turns of the event loop without anything done, after which nothing more is expected. */
const CALM_TURNS = 2;
/** Turns after which a program is taken for one that never rests. */
const MOST_TURNS = 3000;

// Taken now, before learner code could replace it, and before `countPosts` does.
const post = MessagePort.prototype.postMessage;
const { port1: here, port2: there } = new MessageChannel();
let nextTurn = Promise.withResolvers<void>();
here.onmessage = () => nextTurn.resolve();

/** Counts something that was done: it may have set off more. */
export function noteActivity(): void {
  done++;
}

/** Says that the browser works on something that ends soon. Returns the way to say that it has ended. */
export const beginWork = work.begin;

/** The promise itself, counted as work until it settles. */
export function whileWorking<Result>(result: Promise<Result>): Promise<Result> {
  const end = beginWork();
  result.then(end, end);
  return result;
}

/** Counts every message that is posted to a port: that is how React gives itself its next turn. */
export function countPosts(): void {
  MessagePort.prototype.postMessage = function (this: MessagePort, ...parameters: unknown[]) {
    noteActivity();
    return Reflect.apply(post, this, parameters) as void;
  };
}

/** Resolves once nothing is done any more, or with `false` when that does not come: the program keeps itself busy. */
export async function whenAtRest(): Promise<boolean> {
  for (let calm = 0, turns = 0; calm < CALM_TURNS; turns++) {
    if (turns > MOST_TURNS) return false;
    const before = done;
    if (work.isBusy) await work.ended();
    else await turn();
    calm = done === before ? calm + 1 : 0;
  }
  return true;
}

/** One turn of the event loop. By a message: timers wait in a page that is in the background. */
function turn(): Promise<void> {
  nextTurn = Promise.withResolvers();
  post.call(there, null);
  return nextTurn.promise;
}
