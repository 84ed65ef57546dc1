import { RestlessError, type ClockOptions, type SandboxClock } from '../../../clock.ts';
import { realTime } from '../../../time.ts';
import { createTieBreak } from './tie-break.ts';
import type { ClockReport, ClockStart, ToClockMember } from './protocol.ts';
import { createTimerQueue, type Due } from './timer-queue.ts';
import { createWork } from './work.ts';

/** Timers that one move of the clock may run. More are a program that sets them without end, or a span for `jump`. */
const MOST_RUNS = 2000;

/** Whoever lives by the clock, as the timeline keeps it: a page, a process, the database. */
export interface TimelineMember {
  /** A message went to it or came from it: it may have something to do. Without effect while no clock is installed. */
  touched(): void;
  /** Takes its report. */
  hear(report: ClockReport): void;
  /** It is gone. */
  leave(): void;
}

/** The sandbox's clock, and what the engine needs to keep everything on it. */
export interface Timeline extends SandboxClock {
  /** What a page or process that starts now has to know, or `null` while time is real. */
  readonly start: ClockStart | null;
  /** Keeps somebody on the clock. `name` is for error messages: "the page". */
  join(name: string, tell: (message: ToClockMember) => void): TimelineMember;
  /** Says that the engine itself is at work. Nothing counts as settled until the function it gives is called. */
  begin(): () => void;
}

interface Member {
  name: string;
  tell(message: ToClockMember): void;
  next: Due | null;
  /** It may have something to do that its last report does not know of. */
  isTouched: boolean;
  /** Waits for its report. */
  report: PromiseWithResolvers<void> | null;
  restless: boolean;
}

/** Creates the clock of a sandbox. Time is real until it is installed. */
export function createTimeline(): Timeline {
  const members = new Set<Member>();
  let own = createTimerQueue(0);
  let installed = false;
  let step = 0;
  let tieBreak = createTieBreak();
  const work = createWork();
  /** Counts the times it was set anew: moves that began before end. */
  let epoch = 0;
  /** Moves of the clock come one after the other. */
  let moving: Promise<unknown> = Promise.resolve();

  const send = (member: Member, order: ToClockMember['order'], now = own.now) =>
    member.tell({ type: 'clock', order, now, step });

  /** Sends an order that is answered by a report, and waits for that. */
  function ask(member: Member, order: 'ask' | 'run' | 'postpone', now = own.now): Promise<void> {
    member.isTouched = false;
    member.report ??= Promise.withResolvers();
    send(member, order, now);
    return member.report.promise;
  }

  /**
   * Waits until nobody has anything left to do. Ports keep their order, so a report says that all before it has been
   * heard, and all that came of it has been sent. Whoever was reached by a message meanwhile is asked again.
   */
  async function settle(): Promise<void> {
    const began = epoch;
    for (;;) {
      if (epoch !== began) throw new Error('The clock was set anew meanwhile.');
      if (work.isBusy) await work.ended();
      const waiting = [...members].flatMap((member) => {
        if (member.report) return [member.report.promise];
        return member.isTouched ? [ask(member, 'ask')] : [];
      });
      if (waiting.length > 0) await Promise.all(waiting);
      else {
        await engineTurn();
        const rests = [...members].every(({ isTouched, report }) => !isTouched && !report);
        if (rests && !work.isBusy) break;
      }
    }
    const restless = [...members].find((member) => member.restless);
    if (!restless) return;
    restless.restless = false;
    throw new RestlessError(`${restless.name} keeps itself busy and never comes to rest.`);
  }

  function setTime(now: number): void {
    if (now === own.now) return;
    step++;
    own.moveTo(now, step);
    for (const member of members) send(member, 'set');
  }

  /** The timer that comes first among all, and whose it is: `null` is the engine itself. */
  function first(): { due: number; member: Member | null } | null {
    const waiting = [{ member: null, next: own.next }, ...members].flatMap((one) => {
      const member = 'tell' in one ? one : null;
      return one.next ? [{ ...one.next, due: Math.max(one.next.due, own.now), member }] : [];
    });
    return tieBreak(waiting);
  }

  /** Runs all timers up to a moment, one after the other, everywhere, and leaves the clock there. */
  async function runUntil(target: number): Promise<void> {
    const began = own.now;
    for (let runs = 0; ; runs++) {
      const timer = first();
      if (!timer || timer.due > target) break;
      if (runs >= MOST_RUNS) {
        throw new RestlessError(
          `${MOST_RUNS} timers ran within ${own.now - began} ms of the clock. Does one set itself again without end?`,
        );
      }
      setTime(timer.due);
      step++;
      own.moveTo(own.now, step);
      if (timer.member) await ask(timer.member, 'run');
      else own.runNext();
      await settle();
    }
    setTime(target);
  }

  /** Queues a move of the clock. */
  function move<Result>(step: () => Promise<Result>): Promise<Result> {
    const moved = moving.then(async () => {
      if (!installed) throw new Error('The clock is not installed: time is real.');
      // What a page did by itself, in an animation frame for instance, no message has told.
      for (const member of members) member.isTouched = true;
      await settle();
      return step();
    });
    moving = moved.catch(() => {});
    return moved;
  }

  function install({ now = Date.now(), seed }: ClockOptions = {}): void {
    installed = true;
    epoch++;
    step++;
    own = createTimerQueue(toMoment(now));
    own.moveTo(own.now, step);
    tieBreak = createTieBreak(seed);
    for (const member of members) send(member, 'set');
  }

  return {
    get start() {
      return installed ? { now: own.now, step } : null;
    },
    get installed() {
      return installed;
    },
    now: () => (installed ? own.now : realTime.now()),
    after(ms, task) {
      if (!installed) return realTime.after(ms, task);
      const timers = own;
      const id = timers.add(ms, task);
      return () => timers.remove(id);
    },
    install,
    uninstall() {
      installed = false;
      epoch++;
      for (const member of members) send(member, 'real');
    },
    settled: () => move(() => Promise.resolve()),
    advance: (ms) => move(() => runUntil(own.now + toSpan(ms))),
    advanceTo: (moment) =>
      move(async () => {
        const target = toMoment(moment);
        if (target < own.now) throw new RangeError('The clock does not go back.');
        await runUntil(target);
      }),
    jump: (ms) =>
      move(async () => {
        const target = own.now + toSpan(ms);
        own.postpone(target);
        setTime(target);
        await Promise.all([...members].map((member) => ask(member, 'postpone')));
        await runUntil(target);
      }),
    runToNext: () =>
      move(async () => {
        const next = first();
        if (next) await runUntil(next.due);
        return own.now;
      }),
    begin: work.begin,
    join(name, tell) {
      const member: Member = {
        name,
        tell,
        next: null,
        isTouched: true,
        report: null,
        restless: false,
      };
      members.add(member);
      if (installed) send(member, 'set');
      return {
        touched: () => void (member.isTouched = true),
        hear({ next, restless }) {
          const known = next && Number.isFinite(next.due) && Number.isFinite(next.made);
          member.next = known ? { due: next.due, made: next.made } : null;
          member.restless = restless === true;
          member.report?.resolve();
          member.report = null;
        },
        leave() {
          members.delete(member);
          member.report?.resolve();
        },
      };
    },
  };
}

function toMoment(moment: number | string | Date): number {
  const ms = Math.floor(new Date(moment).getTime());
  if (Number.isNaN(ms)) throw new RangeError(`${String(moment)} is no date.`);
  return ms;
}

function toSpan(ms: number): number {
  if (!(Number.isFinite(ms) && ms >= 0)) throw new RangeError(`Time cannot pass by ${ms} ms.`);
  return Math.floor(ms);
}

/** Lets the engine's own tasks run that messages have set off. */
function engineTurn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
