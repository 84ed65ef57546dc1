import { whileWorking } from '../../clock/activity.ts';
import { joinClock } from '../../clock/clock-member.ts';
import type { ClockStart } from '../../clock/protocol.ts';
import { replaceTime } from '../../clock/replace-time.ts';
import type { TimerQueue } from '../../clock/timer-queue.ts';
import type { Channel } from './channel.ts';

const timerNames = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'requestAnimationFrame',
] as const;

/**
 * Puts the page on the sandbox's clock, before its first line. `flush` sends what waits to be sent. Returns a way to run
 * something that finds the browser's own timers.
 */
export function liveByClock(
  channel: Channel,
  start: ClockStart,
  flush: () => void,
): (work: () => void) => void {
  const real = timersOf(window);
  const clock = joinClock(start, channel.send, flush);
  channel.receive('clock', clock.hear);
  replaceTime(clock.timers);
  replaceTimers(clock.timers);
  replaceIdleCallbacks(clock.timers);
  replaceFrameTime(clock.timers);
  replacePostTask(clock.timers);
  return (work) => {
    const present = timersOf(window);
    Object.assign(window, real);
    try {
      work();
    } finally {
      Object.assign(window, present);
    }
  };
}

function timersOf(place: Window): object {
  return Object.fromEntries(timerNames.map((name) => [name, place[name]]));
}

type Task = string | ((...parameters: unknown[]) => void);

function replaceTimers(timers: TimerQueue): void {
  const start =
    (repeats: boolean) =>
    (task: Task, ms?: number, ...parameters: unknown[]) => {
      // A text runs in the global scope.
      const run = typeof task === 'function' ? task : () => void (0, eval)(String(task));
      return timers.add(ms ?? 0, () => void run.apply(window, parameters), repeats);
    };
  const clear = (id?: number) => timers.remove(Number(id));
  Object.assign(window, {
    setTimeout: start(false),
    setInterval: start(true),
    clearTimeout: clear,
    clearInterval: clear,
  });
}

/** The page is idle as soon as time passes. */
function replaceIdleCallbacks(timers: TimerQueue): void {
  Object.assign(window, {
    requestIdleCallback: (task: IdleRequestCallback) =>
      timers.add(1, () => task({ didTimeout: false, timeRemaining: () => 50 })),
    cancelIdleCallback: (id: number) => timers.remove(Number(id)),
  });
}

/** Frames are real, or nothing would be painted, but they show the clock's time. */
function replaceFrameTime(timers: TimerQueue): void {
  const request = window.requestAnimationFrame.bind(window);
  const origin = timers.now;
  window.requestAnimationFrame = (task) => request(() => task(timers.now - origin));
}

interface Scheduler {
  postTask?(
    task: () => unknown,
    options?: { delay?: number; signal?: AbortSignal },
  ): Promise<unknown>;
  yield?(): Promise<void>;
}

/** Only the delays of scheduled tasks are time; the rest is work that comes at once. */
function replacePostTask(timers: TimerQueue): void {
  const { scheduler } = window as { scheduler?: Scheduler };
  const postTask = scheduler?.postTask?.bind(scheduler);
  if (!postTask) return;
  const given = scheduler!.yield?.bind(scheduler);
  scheduler!.postTask = (task, { delay = 0, ...options } = {}) => {
    if (!(delay > 0)) return whileWorking(postTask(task, options));
    const { signal } = options;
    return new Promise((resolve, reject) => {
      const fail = () => {
        timers.remove(id);
        reject(signal!.reason as Error);
      };
      const id = timers.add(delay, () => {
        signal?.removeEventListener('abort', fail);
        resolve(whileWorking(postTask(task, options)));
      });
      if (signal?.aborted) fail();
      else signal?.addEventListener('abort', fail, { once: true });
    });
  };
  if (given) scheduler!.yield = () => whileWorking(given());
}
