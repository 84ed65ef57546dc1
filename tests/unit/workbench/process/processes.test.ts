import { expect, test } from 'vitest';
import type { WireEntry } from '#sandbox/wire/events.ts';
import { isKitchen, toPrograms, toState } from '#workbench/process/processes.ts';
import { silent, toWire } from '../wire-events.ts';

type Change = Extract<WireEntry, { kind: 'process' }>['change'];
const program = (pid: number, change: Change, command = 'node backend/server.ts'): WireEntry => ({
  kind: 'process',
  pid,
  command,
  change,
});
const read = (...entries: WireEntry[]) => toPrograms(toWire(entries));
const started = { to: 'started', machine: 'kitchen' } as const;

test('programs are told with machine, ports and when they started, the latest first', () => {
  const { running, ended } = read(
    program(1, started),
    program(1, { to: 'listening', port: 3000 }),
    program(2, { to: 'started', machine: 'kitchen-2' }),
    program(2, { to: 'listening', port: 3000 }),
    program(2, { to: 'closed', port: 3000 }),
  );
  expect(ended).toEqual([]);
  expect(running).toMatchObject([
    { pid: 2, machine: 'kitchen-2', ports: [], startedAt: 30 },
    { pid: 1, machine: 'kitchen', ports: [3000], startedAt: 10 },
  ]);
  expect(running.map(isKitchen)).toEqual([false, true]);
  expect(running.map(toState)).toEqual(['running', 'listening']);
});

test('how a program ended is said in words', () => {
  const end = (...changes: Change[]) => {
    const { ended } = read(...[started, ...changes].map((change) => program(1, change)));
    return ended.map(toState);
  };
  expect(end({ to: 'exited', code: 1 })).toEqual(['ended by itself, exit code 1']);
  expect(end({ to: 'signaled', signal: 'SIGTERM' }, { to: 'exited', code: 0 })).toEqual([
    'ended by itself after SIGTERM, exit code 0',
  ]);
  expect(end({ to: 'signaled', signal: 'SIGTERM' }, { to: 'exited', code: 137 })).toEqual([
    'ended by SIGKILL, exit code 137',
  ]);
  expect(end({ to: 'exited', code: 143 })).toEqual(['ended by SIGTERM, exit code 143']);
});

test('what is asked to end, or does not answer, is told while it runs', () => {
  const asked = read(program(1, started), program(1, { to: 'signaled', signal: 'SIGTERM' }));
  expect(asked.running.map(toState)).toEqual(['got SIGTERM, still running']);
  expect(read(program(1, started), silent(3)).running.map(toState)).toEqual(['does not answer']);
});

test('of many that have ended, the last are shown', () => {
  const entries = Array.from({ length: 20 }, (_, pid) => [
    program(pid, started),
    program(pid, { to: 'exited', code: 137 }),
  ]).flat();
  expect(read(...entries).ended.map(({ pid }) => pid)).toEqual([19, 18, 17, 16, 15, 14]);
});
