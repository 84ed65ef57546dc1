import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { addDays, daysBetween } from '#lib/day.ts';
import { awaited, dueOn } from '#progress/due.ts';
import { mergeEvents, type ProgressEvent } from '#progress/events.ts';
import { readExport, writeExport } from '#progress/export.ts';
import { foldRecall, type Memory } from '#progress/recall.ts';
import { answerLogs } from './arbitrary-answers.ts';

const start = '2026-11-25';
const key = 'two-halves/messages';
let count = 0;

function answered(day: string, right: boolean, felt?: 'hard' | 'easy'): ProgressEvent[] {
  const at = ++count;
  const event = { id: `e-${at}`, lesson: 'two-halves', at } as const;
  return [
    { ...event, kind: 'answered', question: 'messages', option: 'x', right, day },
    ...(felt
      ? [{ ...event, id: `f-${at}`, kind: 'felt', answer: event.id, as: felt } as const]
      : []),
  ];
}

const memoryOf = (events: ProgressEvent[]): Memory => foldRecall(events).memories.get(key)!;
const waitOf = ({ day, dueDay }: Memory) => daysBetween(day, dueDay);

/** Answers each time the question comes back, and tells how many days it took. */
function waits(...answers: [right: boolean, felt?: 'hard' | 'easy'][]): number[] {
  const events: ProgressEvent[] = [];
  let day = start;
  return answers.map((answer) => {
    events.push(...answered(day, ...answer));
    const memory = memoryOf(events);
    day = memory.dueDay;
    return waitOf(memory);
  });
}

describe('foldRecall', () => {
  test('a wrong answer comes back tomorrow, a right one later, and each right one later still', () => {
    expect(waits([false], [false])).toEqual([1, 1]);
    const right = waits([true], [true], [true]);
    expect(right[0]).toBeGreaterThan(1);
    expect(right[1]).toBeGreaterThan(2 * right[0]!);
    expect(right[2]).toBeGreaterThan(2 * right[1]!);
    expect(waits([true], [true], [false], [true])[3]).toBeLessThan(right[2]!);
  });

  test('what was hard comes back sooner, what was easy later', () => {
    const [hard, good, easy] = [waits([true, 'hard']), waits([true]), waits([true, 'easy'])];
    expect(hard[0]).toBeLessThan(good[0]!);
    expect(easy[0]).toBeGreaterThan(good[0]!);
  });

  test('a wrong answer stays one, whatever it felt like', () => {
    expect(waits([false, 'easy'])).toEqual([1]);
  });

  test('the first answer of a day counts: the next one may come from the reasons', () => {
    const wrong = answered(start, false);
    const both = [...wrong, ...answered(start, true), ...answered(addDays(start, -1), true)];
    expect(memoryOf(both)).toEqual(memoryOf(wrong));
  });

  test('nothing is left unasked for more than a year', () => {
    expect(
      Math.max(...waits(...Array.from({ length: 8 }, () => [true, 'easy'] as [boolean, 'easy']))),
    ).toBe(365);
  });

  test('gives the same for the same events, in whatever order and parts they come', () => {
    fc.assert(
      fc.property(
        answerLogs,
        fc.array(fc.nat(), { maxLength: 80, size: 'max' }),
        (events, keys) => {
          const shuffled = events
            .map((event, i) => ({ event, by: keys[i] ?? i }))
            .toSorted((a, b) => a.by - b.by)
            .map(({ event }) => event);
          const half = Math.floor(shuffled.length / 2);
          const tabs = [shuffled.slice(half), shuffled.slice(0, half + 3)] as const;
          expect(foldRecall(shuffled)).toEqual(foldRecall(events));
          expect(foldRecall(mergeEvents(...tabs))).toEqual(foldRecall(events));
          expect(foldRecall(readExport(writeExport(shuffled, 0)))).toEqual(foldRecall(events));
        },
      ),
    );
  });

  test('asks again on a later day, within a year, and counts no more than was answered', () => {
    fc.assert(
      fc.property(answerLogs, (events) => {
        const memories = [...foldRecall(events).memories.values()];
        expect(memories.length > 0).toBe(events.length > 0);
        for (const memory of memories) {
          expect(waitOf(memory)).toBeGreaterThanOrEqual(1);
          expect(waitOf(memory)).toBeLessThanOrEqual(365);
          const own = events.filter(
            (one) =>
              one.kind === 'answered' &&
              one.question === memory.question &&
              one.lesson === memory.lesson,
          );
          expect(memory.answers).toBeLessThanOrEqual(own.length);
          expect(memory.right).toBeLessThanOrEqual(memory.answers);
        }
      }),
    );
  });
});

describe('what is awaited', () => {
  const ids = { 'two-halves': ['messages', 'three-endings'], 'reading-the-slip': ['status'] };
  const passed: ProgressEvent = {
    id: 'p',
    lesson: 'two-halves',
    at: Date.parse('2026-11-25T22:30:00Z'),
    kind: 'passed',
    files: {},
  };
  const days = (recall: ReturnType<typeof foldRecall>, zone?: string) =>
    awaited(ids, recall, zone).map(({ question, dueDay }) => [question, dueDay]);

  test('questions of a passed lesson, from the day after on', () => {
    const recall = foldRecall([passed]);
    expect(days(recall, 'UTC')).toEqual([
      ['messages', '2026-11-26'],
      ['three-endings', '2026-11-26'],
    ]);
    // There it was already the next day.
    expect(days(recall, 'Asia/Kolkata')[0]).toEqual(['messages', '2026-11-27']);
    const all = awaited(ids, recall, 'UTC');
    expect(dueOn(all, '2026-11-25')).toEqual([]);
    expect(dueOn(all, '2026-11-26')).toEqual(all);
  });

  test('answered questions in the order of their days, also without a pass', () => {
    expect(days(foldRecall(answered('2026-11-25', false)))).toEqual([['messages', '2026-11-26']]);
    const both = foldRecall([passed, ...answered('2026-11-25', true)]);
    expect(days(both, 'UTC').map(([question]) => question)).toEqual(['three-endings', 'messages']);
  });

  test('nothing of lessons that were never met, and nothing the course has no longer', () => {
    expect(days(foldRecall([]))).toEqual([]);
    const gone = answered(start, true).map((event) => ({ ...event, question: 'gone' }));
    expect(days(foldRecall(gone as ProgressEvent[]))).toEqual([]);
  });
});
