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
  }, initialChoice(null));
  return { choice, effects };
}

const intent: ChoiceEvent = { type: 'intent', obstacle: null };
const booted: ChoiceEvent = { type: 'booted' };
const created: ChoiceEvent = { type: 'created', engine: 'webcontainer' };

describe('a WebContainer', () => {
  it('boots on intent, once, and takes over at the next start', () => {
    expect(nextEngine(play().choice)).toBe('worker');
    expect(nextEngine(play(intent, intent).choice)).toBe('worker');
    expect(play(intent, intent).effects).toEqual(['boot']);
    expect(nextEngine(play(intent, booted).choice)).toBe('webcontainer');
  });

  it('that is slow is announced before it fails or comes', () => {
    expect(noticeOf(play(intent, { type: 'slow' }).choice)).toContain('takes long');
    expect(noticeOf(play(intent, { type: 'slow' }, booted).choice)).toBe(null);
  });

  it('that comes late is offered: taken, or ended', () => {
    const late: ChoiceEvent[] = [intent, { type: 'failed', trouble: 'silent' }, { type: 'late' }];
    expect(nextEngine(play(...late).choice)).toBe('worker');
    expect(noticeOf(play(...late).choice)).toContain('ready after all');
    const taken = play(...late, { type: 'accept' });
    expect(nextEngine(taken.choice)).toBe('webcontainer');
    expect(taken.effects).toEqual(['boot', 'remember', 'forget']);
    const refused = play(...late, { type: 'decline' });
    expect(nextEngine(refused.choice)).toBe('worker');
    expect(refused.effects).toEqual(['boot', 'remember', 'end']);
  });

  it('that comes after it was pinned away is ended', () => {
    const step = play(intent, { type: 'pin', engine: 'worker', obstacle: null }, { type: 'late' });
    expect(step.effects).toEqual(['boot', 'abandon', 'end']);
  });

  it('that is lost in use is replaced; unused, it is only ended', () => {
    const lost: ChoiceEvent = { type: 'failed', trouble: 'runtime-lost' };
    const ended: Effect[] = ['boot', 'end', 'remember'];
    expect(play(intent, booted, created, lost).effects).toEqual([...ended, 'restart']);
    expect(play(intent, booted, lost).effects).toEqual(ended);
  });

  it('can be asked for again after a failure', () => {
    const { choice, effects } = play(
      intent,
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
    const { choice, effects } = play({ type: 'intent', obstacle: trouble });
    expect(nextEngine(choice)).toBe('worker');
    expect(effects).toEqual([]);
    expect(noticeOf(choice)).toBe(describeTrouble(trouble));
  });

  it.each(troubles)('%s, while booting: the worker engine, and a sentence', (trouble) => {
    const { choice, effects } = play(intent, { type: 'failed', trouble });
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

describe('a pinned engine', () => {
  it('worker: nothing boots, what boots is abandoned, what runs is ended', () => {
    const pin: ChoiceEvent = { type: 'pin', engine: 'worker', obstacle: null };
    expect(play(pin, intent).effects).toEqual([]);
    expect(play(intent, pin).effects).toEqual(['boot', 'abandon']);
    expect(play(intent, booted, pin).effects).toEqual(['boot', 'end']);
    expect(play(intent, booted, created, pin).effects).toEqual(['boot', 'end', 'restart']);
    expect(nextEngine(play(intent, booted, pin).choice)).toBe('worker');
  });

  it('webcontainer: boots at once, also after a failure, and says what speaks against it', () => {
    const pin: ChoiceEvent = { type: 'pin', engine: 'webcontainer', obstacle: null };
    expect(play(pin).effects).toEqual(['boot']);
    expect(play(intent, { type: 'failed', trouble: 'silent' }, pin).effects).toEqual([
      'boot',
      'remember',
      'forget',
      'boot',
    ]);
    const hindered = play({ ...pin, obstacle: 'not-isolated' });
    expect(noticeOf(hindered.choice)).toBe(describeTrouble('not-isolated'));
  });

  it('none: leaves things as they are', () => {
    const pin: ChoiceEvent = { type: 'pin', engine: null, obstacle: null };
    expect(nextEngine(play(intent, booted, pin).choice)).toBe('webcontainer');
    expect(play(pin).effects).toEqual([]);
  });
});

describe('any course of events', () => {
  const trouble = fc.constantFrom(...troubles);
  const engine = fc.constantFrom('worker' as const, 'webcontainer' as const);
  const obstacle = fc.option(trouble);
  const event: fc.Arbitrary<ChoiceEvent> = fc.oneof(
    fc.record({ type: fc.constantFrom('intent' as const, 'retry' as const), obstacle }),
    fc.record({ type: fc.constant('pin' as const), engine: fc.option(engine), obstacle }),
    fc.record({ type: fc.constant('failed' as const), trouble }),
    fc.record({ type: fc.constant('created' as const), engine }),
    fc.record({
      type: fc.constantFrom('slow', 'booted', 'late', 'accept', 'decline') as fc.Arbitrary<
        'slow' | 'booted' | 'late' | 'accept' | 'decline'
      >,
    }),
  );

  it('gives the WebContainer only when it is ready and not pinned away', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const { choice, effects } = play(...events);
        const { pinned, webcontainer } = choice;
        const isExpected = webcontainer.is === 'ready' && pinned !== 'worker';
        expect(nextEngine(choice) === 'webcontainer').toBe(isExpected);
        if (webcontainer.is === 'failed') expect(noticeOf(choice)).not.toBe(null);
        if (isExpected) expect(effects).toContain('boot');
      }),
    );
  });
});
