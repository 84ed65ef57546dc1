/** Browsers and Node keep a delay in 31 bits, and take a longer one for none. */
const LONGEST_MS = 2 ** 31 - 1;

interface Timer {
  id: number;
  due: number;
  /** The clock's step in which it was set. */
  made: number;
  /** Milliseconds between two runs, or `null` for one run. */
  period: number | null;
  task: () => void;
}

/** When a timer is due, and what decides between timers of the same moment. */
export interface Due {
  due: number;
  made: number;
}

/** Timers on a clock that moves only when it is told to. It never runs one by itself. */
export interface TimerQueue {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The timer that comes first: the earliest, and of those the one that was set first. */
  readonly next: Due | null;
  /** Sets the time and the step that timers set from now on belong to. Runs nothing, whatever is due. */
  moveTo(now: number, step: number): void;
  /** Runs `task` after `ms`, and then every `ms` if it repeats. At least 1 ms, so that time goes on. Gives its number. */
  add(ms: number, task: () => void, repeats?: boolean): number;
  remove(id: number): void;
  /** Runs the timer that comes first. What it throws, this throws. */
  runNext(): void;
  /** What would be due before `moment` is due then, in the same order, and runs once. */
  postpone(moment: number): void;
}

/** Creates an empty queue. */
export function createTimerQueue(start: number): TimerQueue {
  let now = start;
  let step = 0;
  let lastId = 0;
  /** In the order in which they are due. */
  const timers: Timer[] = [];

  /** Behind all that are due at the same moment: they were set earlier. */
  function insert(timer: Timer): void {
    let low = 0;
    let high = timers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (timers[middle]!.due <= timer.due) low = middle + 1;
      else high = middle;
    }
    timers.splice(low, 0, timer);
  }

  return {
    get now() {
      return now;
    },
    get next() {
      const [first] = timers;
      return first ? { due: first.due, made: first.made } : null;
    },
    moveTo(moment, currentStep) {
      now = moment;
      step = currentStep;
    },
    add(ms, task, repeats = false) {
      const whole = Math.floor(Number(ms));
      const delay = whole >= 1 && whole <= LONGEST_MS ? whole : 1;
      const id = ++lastId;
      insert({ id, due: now + delay, made: step, period: repeats ? delay : null, task });
      return id;
    },
    remove(id) {
      const at = timers.findIndex((timer) => timer.id === id);
      if (at >= 0) timers.splice(at, 1);
    },
    runNext() {
      const timer = timers.shift();
      if (!timer) return;
      const { period } = timer;
      if (period !== null) insert({ ...timer, due: Math.max(timer.due, now) + period, made: step });
      timer.task();
    },
    postpone(moment) {
      for (const timer of timers) timer.due = Math.max(timer.due, moment);
    },
  };
}
