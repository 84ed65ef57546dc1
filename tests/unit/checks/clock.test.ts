import { describe, expect as expectTest, it } from 'vitest';
import { defineChecks, runChecks, type CheckTools } from '#checks/index.ts';
import { inWords } from '#checks/span.ts';
import { RestlessError, type ClockOptions, type SandboxClock } from '#sandbox/clock.ts';
import { createFakeProject } from '../../support/fake-project.ts';

const second = 1000;

it.each([
  [0, 'no time'],
  [1, '1 millisecond'],
  [8 * second, '8 seconds'],
  [90 * 60 * second, '1 hour 30 minutes'],
  [24 * 3600 * second, '1 day'],
  [2 * second + 300, '2 seconds 300 milliseconds'],
])('says %d ms as %s', (ms, words) => {
  expectTest(inWords(ms)).toBe(words);
});

/** A clock that notes what it is told. `timers` are due at those times. */
function fakeClock(installs: ClockOptions[], timers: number[] = []): SandboxClock {
  let now = 0;
  let installed = false;
  const clock: SandboxClock = {
    get installed() {
      return installed;
    },
    now: () => now,
    after: () => () => {},
    install(options = {}) {
      installed = true;
      now = new Date(options.now!).getTime();
      installs.push(options);
    },
    uninstall: () => void (installed = false),
    advance: (ms) => Promise.resolve(void (now += ms)),
    advanceTo: (moment) => Promise.resolve(void (now = new Date(moment).getTime())),
    jump: (ms) => Promise.resolve(void (now += ms)),
    runToNext: () => Promise.resolve((now += timers.shift() ?? 0)),
    settled: () => Promise.resolve(),
  };
  return clock;
}

type Run = (tools: CheckTools) => Promise<void>;

function checksOf(run: Run, more: { at?: string } = {}) {
  return [{ id: 'c1', title: 'Title', run, ...more }];
}

const base = { failsAtStart: [], hints: {} };

describe('a lesson with a clock', () => {
  it('stops it before the kitchen and the page start, and lets it go in the end', async () => {
    const installs: ClockOptions[] = [];
    const clock = fakeClock(installs);
    const whileStarting: boolean[] = [];
    const project = createFakeProject({
      clock,
      start: () => {
        whileStarting.push(clock.installed);
        return 'listening';
      },
    });
    const checks = defineChecks({
      ...base,
      clock: { at: '2027-01-15T15:59:00+05:30' },
      checks: [
        ...checksOf(() => Promise.resolve()),
        { ...checksOf(() => Promise.resolve(), { at: '2027-03-01T00:00:00Z' })[0]!, id: 'c2' },
      ],
    });
    await runChecks(checks, project, { seed: 3 });
    expectTest(installs).toEqual([
      { now: '2027-01-15T15:59:00+05:30', seed: 3 },
      { now: '2027-03-01T00:00:00Z', seed: 3 },
    ]);
    expectTest(whileStarting).toEqual([true, true, false]);
  });

  it('lets time pass while a kitchen opens, and no longer', async () => {
    const clock = fakeClock([], [500, 1000, 7000]);
    const opened = Promise.withResolvers<'listening'>();
    const { runToNext } = clock;
    clock.runToNext = async () => {
      const now = await runToNext();
      if (now >= new Date('2027-01-15T12:00:01Z').getTime()) opened.resolve('listening');
      return now;
    };
    const seen: number[] = [];
    const project = createFakeProject({ clock, start: () => opened.promise });
    const run: Run = (tools) => Promise.resolve(void seen.push(tools.clock.now()));
    await runChecks(defineChecks({ ...base, clock: {}, checks: checksOf(run) }), project);
    expectTest(seen).toEqual([new Date('2027-01-15T12:00:01.500Z').getTime()]);
  });

  it('takes a page without rest for the failure it is', async () => {
    const clock = fakeClock([]);
    clock.advance = () => Promise.reject(new RestlessError('The page never comes to rest.'));
    const project = createFakeProject({ clock });
    const run: Run = (tools) => tools.clock.advance(8000);
    const [result] = await runChecks(
      defineChecks({ ...base, clock: {}, checks: checksOf(run) }),
      project,
    );
    expectTest(result).toMatchObject({
      status: 'fail',
      did: ['Let 8 seconds pass.'],
      seen: 'The page never comes to rest.',
    });
  });

  it('is refused by an engine without one', async () => {
    const checks = defineChecks({ ...base, clock: {}, checks: checksOf(() => Promise.resolve()) });
    await expectTest(runChecks(checks, createFakeProject())).rejects.toThrow('does not have');
  });
});
