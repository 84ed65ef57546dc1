import processSource from './process/main.ts?bundled';
import type { FromProcess, ToProcess } from './protocol.ts';
import type { Runner, RunnerWorker, WorkerEvents } from './runner/runner.ts';
import type { Pace } from './pace.ts';
import { isVisible } from './watch/attention.ts';
import type { WatchedProcess } from './watch/rescue.ts';
import type { Heart, Watchdog } from './watch/watchdog.ts';

/** Gives out workers for processes, the next one ready beforehand. */
export interface ProcessWorkers {
  /** A worker in which Node's part runs, or is about to. */
  take(events: WorkerEvents): RunnerWorker;
  /** Makes the next worker when the browser has nothing else to do. To be called once a program runs. */
  prepare(): void;
  /** The worker that is ready, as one who answers for as long as there are workers at all. */
  readonly spare: WatchedProcess | null;
  dispose(): void;
}

/**
 * Creates process workers without a spare: the first program, with which a page begins, needs none. How long a spare needs
 * tells the pace of the device.
 */
export function createProcessWorkers(
  runner: Runner,
  watchdog: Watchdog,
  pace: Pace,
): ProcessWorkers {
  let spare: (WatchedProcess & { give(events: WorkerEvents): RunnerWorker; end(): void }) | null =
    null;
  let cancel = () => {};

  // Named once: whatever names it has the whole text put in its place by the minifier.
  const make = (events: WorkerEvents) => runner.spawn(processSource, 'process', events);

  function makeSpare(): void {
    let events: WorkerEvents = { broken: lose, lost: lose };
    const worker = make({
      broken: (message) => events.broken(message),
      lost: () => events.lost(),
    });
    const ask = () => worker.port.postMessage({ type: 'ping' } satisfies ToProcess);
    const heart: Heart = watchdog.watch({ counts: isVisible, ask, onSilence() {} });
    const made = performance.now();
    let isReady = false;
    worker.port.onmessage = ({ data }: MessageEvent<FromProcess>) => {
      if (data.type !== 'pong') return;
      heart.answered();
      if (!isReady && isVisible()) pace.note(performance.now() - made);
      isReady = true;
    };
    ask();

    function lose(): void {
      heart.stop();
      spare = null;
    }
    spare = {
      get silentMs() {
        return heart.silentMs;
      },
      isOpening: false,
      isSpare: true,
      give(owner) {
        lose();
        events = owner;
        return worker;
      },
      end() {
        lose();
        worker.terminate();
      },
    };
  }

  return {
    get spare() {
      return spare;
    },
    take: (events) => spare?.give(events) ?? make(events),
    prepare() {
      cancel();
      if (!spare) cancel = whenIdle(makeSpare);
    },
    dispose() {
      cancel();
      spare?.end();
    },
  };
}

/** Runs a task when the browser is idle. Returns the way to call it off. */
function whenIdle(task: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const id = requestIdleCallback(task);
    return () => cancelIdleCallback(id);
  }
  // Safari has no word for idle.
  const id = setTimeout(task, 200);
  return () => clearTimeout(id);
}
