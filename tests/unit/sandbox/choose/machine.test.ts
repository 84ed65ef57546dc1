import { capabilities } from '#lib/capabilities.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  initialChoice,
  nextEngine,
  noticeOf,
  type Choice,
  type ChoiceEvent,
  type Effect,
} from '#sandbox/choose/machine.ts';
import { describeTrouble, troubles } from '#sandbox/choose/trouble.ts';

/** Plays events from the beginning and gives the last state with all effects. */
function play(...events: ChoiceEvent[]): { choice: Choice; effects: Effect[] } {
  const effects: Effect[] = [];
  const choice = events.reduce((before, event) => {
    const step = advance(before, event);
    effects.push(...step.effects);
    return step.choice;
  }, initialChoice);
  return { choice, effects };
}

const wanted: ChoiceEvent = { type: 'wanted', missing: [], obstacle: null };
const onWorker: ChoiceEvent = { type: 'created', engine: 'worker' };
const booted: ChoiceEvent = { type: 'booted' };
const created: ChoiceEvent = { type: 'created', engine: 'webcontainer' };

describe('a WebContainer', () => {
  it('boots once it is wanted, once, and takes over when it is ready', () => {
    expect(nextEngine(play().choice)).toBe('worker');
    expect(nextEngine(play(wanted, wanted).choice)).toBe('worker');
    expect(play(wanted, wanted).effects).toEqual(['boot']);
    expect(nextEngine(play(wanted, booted).choice)).toBe('webcontainer');
    expect(play(wanted, booted).effects, 'nothing runs yet').toEqual(['boot']);
    expect(play(wanted, onWorker, booted).effects).toEqual(['boot', 'take-over']);
  });

  it('that lacks what the lesson needs is not booted, and the lack is told', () => {
    const { choice, effects } = play({ ...wanted, missing: ['postgres'] }, wanted);
    expect(effects).toEqual([]);
    expect(nextEngine(choice)).toBe('worker');
    expect(noticeOf(choice)).toContain('This lesson needs a database.');
  });

  it('that is slow is announced before it fails or comes', () => {
    expect(noticeOf(play(wanted, { type: 'slow' }).choice)).toContain('takes long');
    expect(noticeOf(play(wanted, { type: 'slow' }, booted).choice)).toBe(null);
  });

  it('that comes late is offered: taken, or ended', () => {
    const late: ChoiceEvent[] = [wanted, { type: 'failed', trouble: 'silent' }, { type: 'late' }];
    expect(nextEngine(play(...late).choice)).toBe('worker');
    expect(noticeOf(play(...late).choice)).toContain('ready after all');
    const taken = play(onWorker, ...late, { type: 'accept' });
    expect(nextEngine(taken.choice)).toBe('webcontainer');
    expect(taken.effects).toEqual(['boot', 'remember', 'forget', 'take-over']);
    const refused = play(...late, { type: 'decline' });
    expect(nextEngine(refused.choice)).toBe('worker');
    expect(refused.effects).toEqual(['boot', 'remember', 'end']);
  });

  it('that comes after it was switched off is ended', () => {
    const step = play(wanted, { type: 'leave' }, { type: 'late' });
    expect(step.effects).toEqual(['boot', 'abandon', 'end']);
  });

  it('that is switched off is abandoned or ended, and what runs in it is started anew', () => {
    const leave: ChoiceEvent = { type: 'leave' };
    expect(play(leave).effects).toEqual([]);
    expect(play(wanted, leave).effects).toEqual(['boot', 'abandon']);
    expect(play(wanted, booted, leave).effects).toEqual(['boot', 'end']);
    expect(play(wanted, booted, created, leave).effects).toEqual(['boot', 'end', 'restart']);
    expect(nextEngine(play(wanted, booted, leave).choice)).toBe('worker');
    expect(noticeOf(play(wanted, { type: 'failed', trouble: 'silent' }, leave).choice)).toBe(null);
  });

  it('that is lost in use is replaced; unused, it is only ended', () => {
    const lost: ChoiceEvent = { type: 'failed', trouble: 'runtime-lost' };
    const ended: Effect[] = ['boot', 'end', 'remember'];
    expect(play(wanted, booted, created, lost).effects).toEqual([...ended, 'restart']);
    expect(play(wanted, booted, lost).effects).toEqual(ended);
  });

  it('can be asked for again after a failure', () => {
    const { choice, effects } = play(
      wanted,
      { type: 'failed', trouble: 'silent' },
      { type: 'retry', obstacle: null },
      booted,
    );
    expect(nextEngine(choice)).toBe('webcontainer');
    expect(effects).toEqual(['boot', 'remember', 'forget', 'boot']);
  });
});

describe('every trouble', () => {
  it.each(troubles)('%s, known beforehand: nothing boots', (trouble) => {
    const { choice, effects } = play({ ...wanted, obstacle: trouble });
    expect(nextEngine(choice)).toBe('worker');
    expect(effects).toEqual([]);
    expect(noticeOf(choice)).toBe(describeTrouble(trouble));
  });

  it.each(troubles)('%s, while booting: the worker engine, and a sentence', (trouble) => {
    const { choice, effects } = play(wanted, { type: 'failed', trouble });
    expect(nextEngine(choice)).toBe('worker');
    expect(effects).toEqual(['boot', 'remember']);
    expect(noticeOf(choice)).toBe(describeTrouble(trouble));
  });

  it.each(troubles)('%s: is told in short sentences of its own', (trouble) => {
    const text = describeTrouble(trouble);
    expect(troubles.filter((other) => describeTrouble(other) === text)).toEqual([trouble]);
    for (const sentence of text.split(/(?<=\.) /)) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence.split(' ').length).toBeLessThanOrEqual(25);
    }
    expect(text).not.toMatch(/iframe|CSP|COEP|SharedArrayBuffer|timeout|fallback/);
  });
});

describe('any course of events', () => {
  const trouble = fc.constantFrom(...troubles);
  const engine = fc.constantFrom('worker' as const, 'webcontainer' as const);
  const obstacle = fc.option(trouble);
  const missing = fc.subarray([...capabilities]);
  const event: fc.Arbitrary<ChoiceEvent> = fc.oneof(
    fc.record({ type: fc.constant('wanted' as const), missing, obstacle }),
    fc.record({ type: fc.constant('retry' as const), obstacle }),
    fc.record({ type: fc.constant('failed' as const), trouble }),
    fc.record({ type: fc.constant('created' as const), engine }),
    fc.record({
      type: fc.constantFrom('slow', 'booted', 'late', 'accept', 'decline', 'leave') as fc.Arbitrary<
        'slow' | 'booted' | 'late' | 'accept' | 'decline' | 'leave'
      >,
    }),
  );

  it('gives the WebContainer only when one was wanted, booted and is ready', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const { choice, effects } = play(...events);
        const { webcontainer } = choice;
        const isExpected = webcontainer.is === 'ready';
        expect(nextEngine(choice) === 'webcontainer').toBe(isExpected);
        if (webcontainer.is === 'failed' || webcontainer.is === 'unfit')
          expect(noticeOf(choice)).not.toBe(null);
        if (effects.includes('boot'))
          expect(events.some(({ type }) => type === 'wanted')).toBe(true);
        if (isExpected) expect(effects).toContain('boot');
      }),
    );
  });
});
