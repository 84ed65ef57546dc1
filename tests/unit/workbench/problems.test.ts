import { atom } from 'nanostores';
import { expect, test } from 'vitest';
import type { WireEvent } from '#sandbox/wire/events.ts';
import { createProblems, toPlace, toProblems } from '#workbench/problems.ts';
import { error, pageLoad, process, silent, toWire } from './wire-events.ts';

test('errors are told in the room they belong to', () => {
  const found = toProblems(toWire([error('frontend', 'A'), error('backend', 'B')]));
  expect(found.frontend.map(({ message }) => message)).toEqual(['A']);
  expect(found.backend.map(({ message }) => message)).toEqual(['B']);
});

test('starting a half anew clears its errors, not those of the other', () => {
  const wire = [error('frontend', 'A'), error('backend', 'B')];
  expect(toProblems(toWire([...wire, pageLoad])).frontend).toEqual([]);
  expect(toProblems(toWire([...wire, pageLoad])).backend).toHaveLength(1);
  const restarted = toProblems(toWire([...wire, process({ to: 'started' })]));
  expect(restarted.backend).toEqual([]);
  expect(restarted.frontend).toHaveLength(1);
});

test('an error that comes again is counted', () => {
  const found = toProblems(toWire([error('backend', 'B'), error('backend', 'B')]));
  expect(found.backend).toHaveLength(1);
  expect(found.backend[0]?.count).toBe(2);
});

test('only the latest few are shown', () => {
  const many = Array.from({ length: 30 }, (_, index) => error('frontend', `E${index}`));
  const messages = toProblems(toWire(many)).frontend.map(({ message }) => message);
  expect(messages.at(-1)).toBe('E29');
  expect(messages.length).toBeLessThan(10);
});

test('a place is a file name and a line', () => {
  expect(toPlace({ file: 'backend/server.ts', line: 12, column: 4 })).toBe('server.ts, line 12');
  expect(toPlace(null)).toBe('');
});

test('events that change no problem leave the lists as they are', () => {
  const $events = atom<readonly WireEvent[]>(toWire([error('backend', 'B')]));
  const $problems = createProblems($events);
  const before = $problems.get();
  $events.set(toWire([error('backend', 'B'), process({ to: 'exited', code: 1 })]));
  expect($problems.get()).toBe(before);
  $events.set(toWire([error('backend', 'B'), error('frontend', 'A')]));
  expect($problems.get().backend).toBe(before.backend);
  expect($problems.get().frontend).toHaveLength(1);
});

test('a kitchen that does not answer is a problem until it answers or ends', () => {
  const wire = [process({ to: 'started' }), silent(12)];
  const [problem] = toProblems(toWire(wire)).backend;
  expect(problem).toMatchObject({ heading: 'Does not answer', location: { line: 12 } });
  const change = { to: 'answering' } as const;
  const answers = { kind: 'watchdog', part: 'process', pid: 1, change } as const;
  expect(toProblems(toWire([...wire, answers])).backend).toEqual([]);
  expect(toProblems(toWire([...wire, process({ to: 'exited', code: 137 })])).backend).toEqual([]);
});

test('why a page was ended outlasts the load that makes it anew, and no other', () => {
  const ended = { kind: 'watchdog', part: 'page', hadRun: true, losesProcesses: true } as const;
  expect(toProblems(toWire([ended])).frontend).toHaveLength(1);
  expect(toProblems(toWire([ended, pageLoad])).frontend).toMatchObject([
    { heading: 'Does not answer' },
  ]);
  expect(toProblems(toWire([ended, pageLoad, pageLoad])).frontend).toEqual([]);
  expect(toProblems(toWire([{ ...ended, hadRun: false }, pageLoad])).frontend).toEqual([]);
});
