import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RestlessError } from '#sandbox/clock.ts';
import type { ToClockMember } from '#sandbox/engines/worker/clock/protocol.ts';
import { createTieBreak } from '#sandbox/engines/worker/clock/tie-break.ts';
import { createTimeline } from '#sandbox/engines/worker/clock/timeline.ts';
import { createTimerQueue } from '#sandbox/engines/worker/clock/timer-queue.ts';

describe('the timers of one page', () => {
  it('run by their time, then in the order in which they were set', () => {
    const timerSpec = fc.record({ delay: fc.integer({ min: -5, max: 60 }), repeats: fc.boolean() });
    fc.assert(
      fc.property(fc.array(timerSpec, { maxLength: 30 }), (specs) => {
        const queue = createTimerQueue(1000);
        const ran: [time: number, index: number][] = [];
        specs.forEach(({ delay, repeats }, index) =>
          queue.add(delay, () => void ran.push([queue.now, index]), repeats),
        );
        for (let next = queue.next; next && next.due <= 1200; next = queue.next) {
          queue.moveTo(next.due, 0);
          queue.runNext();
        }
        const expected = specs.flatMap(({ delay, repeats }, index) => {
          const period = Math.max(1, delay);
          const times = repeats ? Math.floor(200 / period) : 1;
          return Array.from({ length: times }, (_, run) => [1000 + period * (run + 1), index]);
        });
        const byTime = (one: number[], other: number[]) => one[0]! - other[0]!;
        expect(ran.toSorted(byTime)).toEqual(ran);
        const sorted = (list: number[][]) => list.toSorted((a, b) => byTime(a, b) || a[1]! - b[1]!);
        expect(sorted(ran)).toEqual(sorted(expected));
        const once = ran.filter(([, index]) => !specs[index]!.repeats);
        expect(once).toEqual(sorted(once));
      }),
    );
  });

  it('can be removed, also by another of the same moment', () => {
    const queue = createTimerQueue(0);
    const ran: string[] = [];
    queue.add(5, () => {
      ran.push('first');
      queue.remove(second);
    });
    const second = queue.add(5, () => void ran.push('second'));
    queue.moveTo(5, 0);
    queue.runNext();
    queue.runNext();
    expect(ran).toEqual(['first']);
    expect(queue.next).toBeNull();
  });

  it.each([NaN, -1, 0, 0.9, 2 ** 31, Infinity])('take %s ms for the shortest time', (delay) => {
    const queue = createTimerQueue(0);
    queue.add(delay, () => {});
    expect(queue.next?.due).toBe(1);
  });

  it('run once when much time passed at once, and go on from there', () => {
    const queue = createTimerQueue(0);
    let runs = 0;
    queue.add(10, () => void runs++, true);
    queue.add(500, () => {});
    queue.postpone(100);
    expect(queue.next?.due).toBe(100);
    queue.moveTo(100, 0);
    queue.runNext();
    expect(runs).toBe(1);
    expect(queue.next?.due).toBe(110);
  });
});

describe('between timers of the same moment', () => {
  const tied = [
    { due: 5, made: 2, name: 'page' },
    { due: 5, made: 1, name: 'kitchen' },
    { due: 9, made: 0, name: 'later' },
    { due: 5, made: 1, name: 'second kitchen' },
  ];

  it('the one that was set first goes first', () => {
    expect(createTieBreak()(tied)?.name).toBe('kitchen');
    expect(createTieBreak()([])).toBeNull();
  });

  it('chance decides with a seed, the same for the same seed', () => {
    const orderOf = (seed: number) => {
      const choose = createTieBreak(seed);
      return Array.from({ length: 20 }, () => choose(tied)!.name);
    };
    expect(orderOf(7)).toEqual(orderOf(7));
    expect(new Set([1, 2, 3, 4, 5].map((seed) => orderOf(seed).join())).size).toBeGreaterThan(1);
    expect(new Set(orderOf(7))).toEqual(new Set(['page', 'kitchen', 'second kitchen']));
  });
});

/** A page or process that does what it is told: a queue, and messages that arrive with the next turn. */
function joinFake(timeline: ReturnType<typeof createTimeline>, name: string) {
  const timers = createTimerQueue(timeline.now());
  let answers = true;
  const member = timeline.join(name, (message: ToClockMember) => {
    setTimeout(() => {
      if (message.order === 'postpone') timers.postpone(message.now);
      timers.moveTo(message.now, message.step);
      if (message.order === 'set' || message.order === 'real') return;
      if (message.order === 'run') timers.runNext();
      if (answers) report();
    });
  });
  const report = (restless = false) =>
    member.hear({ type: 'clock-report', next: timers.next, restless });
  return {
    timers,
    member,
    report,
    hang: () => void (answers = false),
    /** Does something there with the next turn, as for a message. */
    send(work: () => void) {
      member.touched();
      setTimeout(work);
    },
  };
}

describe('the clock of all', () => {
  const start = Date.UTC(2027, 0, 15);
  function createInstalled() {
    const timeline = createTimeline();
    timeline.install({ now: start });
    return timeline;
  }

  it('is real until it is installed', async () => {
    const timeline = createTimeline();
    expect(Math.abs(timeline.now() - Date.now())).toBeLessThan(1000);
    await new Promise<void>((resolve) => timeline.after(1, resolve));
    await expect(timeline.advance(1)).rejects.toThrow('not installed');
    expect(timeline.start).toBeNull();
  });

  it('runs the timers of everybody in one order', async () => {
    const timeline = createInstalled();
    const ran: string[] = [];
    const note = (name: string) => () => void ran.push(`${timeline.now() - start} ${name}`);
    const page = joinFake(timeline, 'The page');
    const kitchen = joinFake(timeline, 'The kitchen');
    page.timers.add(30, note('page'));
    page.timers.add(10, note('page'));
    kitchen.timers.add(20, note('kitchen'), true);
    timeline.after(25, note('engine'));
    timeline.after(26, note('never'))();
    await timeline.advance(40);
    expect(ran).toEqual(['10 page', '20 kitchen', '25 engine', '30 page', '40 kitchen']);
    expect([page, kitchen].map(({ timers }) => timers.now)).toEqual([start + 40, start + 40]);
  });

  it('waits for what a timer sets off elsewhere, and for the engine', async () => {
    const timeline = createInstalled();
    const ran: string[] = [];
    const page = joinFake(timeline, 'The page');
    const kitchen = joinFake(timeline, 'The kitchen');
    page.timers.add(10, () => {
      const ended = timeline.begin();
      setTimeout(() => {
        kitchen.send(() => {
          kitchen.timers.add(5, () => void ran.push(`kitchen ${kitchen.timers.now - start}`));
        });
        ended();
      }, 20);
    });
    page.timers.add(16, () => void ran.push(`page ${page.timers.now - start}`));
    await timeline.advance(100);
    expect(ran).toEqual(['kitchen 15', 'page 16']);
  });

  it('does not wait for those who have gone', async () => {
    const timeline = createInstalled();
    const page = joinFake(timeline, 'The page');
    page.hang();
    const moved = timeline.advance(10);
    setTimeout(() => page.member.leave(), 5);
    await moved;
    expect(timeline.now()).toBe(start + 10);
  });

  it('ends a move that began before it was set anew', async () => {
    const timeline = createInstalled();
    const page = joinFake(timeline, 'The page');
    page.hang();
    const moved = timeline.advance(1000);
    const refused = expect(moved).rejects.toThrow('set anew');
    await new Promise((resolve) => setTimeout(resolve));
    timeline.install({ now: start + 5 });
    page.member.leave();
    await refused;
    expect(timeline.now()).toBe(start + 5);
    await timeline.advance(1);
    expect(timeline.now()).toBe(start + 6);
  });

  it('names who never rests, and stands where it got to', async () => {
    const timeline = createInstalled();
    const page = joinFake(timeline, 'The page');
    page.timers.add(10, () => {
      page.hang();
      setTimeout(() => page.report(true), 5);
    });
    await expect(timeline.advance(50)).rejects.toThrow(RestlessError);
    expect(timeline.now()).toBe(start + 10);
  });

  it('takes no bad numbers from a page', async () => {
    const timeline = createInstalled();
    const page = joinFake(timeline, 'The page');
    page.hang();
    page.send(() => {
      page.member.hear({ type: 'clock-report', next: { due: NaN, made: 0 }, restless: false });
    });
    await timeline.advance(10);
    expect(timeline.now()).toBe(start + 10);
  });

  it('goes to moments, and refuses what is past or no date', async () => {
    const timeline = createInstalled();
    await timeline.advanceTo('2027-01-15T16:00:00+05:30');
    expect(new Date(timeline.now()).toISOString()).toBe('2027-01-15T10:30:00.000Z');
    await expect(timeline.advanceTo(start)).rejects.toThrow('does not go back');
    await expect(timeline.advanceTo('tomorrow')).rejects.toThrow('tomorrow is no date.');
    await expect(timeline.advance(-1)).rejects.toThrow('cannot pass by -1 ms');
    expect(() => timeline.install({ now: 'noon' })).toThrow('noon is no date.');
  });
});
