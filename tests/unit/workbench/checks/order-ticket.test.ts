import { describe, expect, test } from 'vitest';
import type { CheckedResult, LessonState } from '#progress/progress.ts';
import { toAnnouncement, toOrderTicket } from '#workbench/checks/order-ticket.ts';

const checks = ['c1', 'c2', 'c3'].map((id) => ({ id, title: `Promise ${id}` }));
const result = (id: string, status: CheckedResult['status']): CheckedResult => ({
  id,
  title: `Promise ${id}`,
  status,
  did: [],
  seen: '',
  expected: '',
  hint: null,
  durationMs: 1,
});
const untouched: LessonState = {
  openedAt: 1,
  passed: null,
  versions: [],
  edits: {},
  change: null,
  setAside: null,
  checked: null,
  changedAt: null,
};
const checked = {
  at: 20,
  since: 10,
  results: [result('c1', 'pass'), result('c2', 'fail'), result('c3', 'error')],
};
const marks = (ticket: ReturnType<typeof toOrderTicket>) => ticket.lines.map(({ mark }) => mark);

describe('the order ticket', () => {
  test('is open before the first run', () => {
    const ticket = toOrderTicket(checks, { phase: 'idle' }, untouched);
    expect(marks(ticket)).toEqual(['open', 'open', 'open']);
    expect(ticket).toMatchObject({ done: 0, total: 3, isRunning: false, isPassed: false });
  });

  test('fills line by line while the checks run', () => {
    const results = [result('c1', 'pass')];
    const ticket = toOrderTicket(checks, { phase: 'running', results }, { ...untouched, checked });
    expect(marks(ticket)).toEqual(['pass', 'running', 'open']);
    expect(ticket).toMatchObject({ done: 1, isRunning: true });
  });

  test('shows the last run of an earlier visit', () => {
    const ticket = toOrderTicket(checks, { phase: 'idle' }, { ...untouched, checked });
    expect(marks(ticket)).toEqual(['pass', 'fail', 'error']);
    expect(ticket.isStale).toBe(false);
  });

  test('says when files have changed since', () => {
    const lesson = { ...untouched, checked, changedAt: 11 };
    expect(toOrderTicket(checks, { phase: 'idle' }, lesson).isStale).toBe(true);
    const running = toOrderTicket(checks, { phase: 'running', results: [] }, lesson);
    expect(running.isStale).toBe(false);
  });

  test('results of checks that the lesson no longer has are passed over', () => {
    const one = toOrderTicket(checks.slice(0, 1), { phase: 'idle' }, { ...untouched, checked });
    expect(one).toMatchObject({ done: 1, total: 1 });
  });
});

test('what is said aloud follows the run', () => {
  const say = (
    ...[run, lesson = untouched]: [Parameters<typeof toAnnouncement>[1], LessonState?]
  ) => toAnnouncement(toOrderTicket(checks, run, lesson), run);
  expect(say({ phase: 'idle' })).toBe('');
  expect(say({ phase: 'running', results: [] })).toBe('Running the checks.');
  expect(say({ phase: 'running', results: [result('c1', 'pass')] })).toBe('Done: Promise c1');
  expect(say({ phase: 'idle' }, { ...untouched, checked })).toBe('1 of 3 done.');
  expect(say({ phase: 'broken', results: [], message: 'No.' })).toContain('No.');
});
