import { atom } from 'nanostores';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Files } from '#lib/files.ts';
import { createRunning, stepOf } from '#workbench/running.ts';
import { fakeProject, fakeSandbox, type FakeProject } from './fake-project.ts';
import { process, toWire } from './wire-events.ts';

const element = { replaceChildren() {} } as unknown as HTMLElement;

function open() {
  const $files = atom<Files>({ a: '0' });
  const sandboxes: ReturnType<typeof fakeSandbox>[] = [];
  const projects: FakeProject[] = [];
  let refusal: Error | null = null;
  const running = createRunning(
    $files,
    () =>
      Promise.resolve({
        createSandbox() {
          if (refusal) return Promise.reject(refusal);
          const sandbox = fakeSandbox();
          sandboxes.push(sandbox);
          return Promise.resolve(sandbox);
        },
        runProject(sandbox) {
          const project = fakeProject(sandbox);
          projects.push(project);
          return Promise.resolve(project);
        },
      }),
    'Your app',
  );
  const refuse = (error: Error | null) => (refusal = error);
  return { $files, running, sandboxes, projects, refuse };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('typing reaches the project once it pauses', async () => {
  const { $files, running, projects } = open();
  await running.start(element);
  for (let i = 1; i <= 5; i++) {
    $files.set({ a: String(i) });
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(projects[0]?.updates).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  expect(projects[0]?.updates).toEqual([{ a: '5' }]);
});

test('an update does not wait for one that is stuck', async () => {
  const { $files, running, projects } = open();
  await running.start(element);
  const release = projects[0]!.holdUpdates();
  $files.set({ a: '1' });
  await vi.advanceTimersByTimeAsync(300);
  $files.set({ a: '2' });
  await vi.advanceTimersByTimeAsync(300);
  $files.set({ a: '3' });
  await vi.advanceTimersByTimeAsync(300);
  expect(projects[0]?.updates).toEqual([{ a: '1' }, { a: '2' }, { a: '3' }]);
  release();
});

test('the kitchen is started at once, whatever hangs', async () => {
  const { $files, running, projects } = open();
  await running.start(element);
  projects[0]!.holdUpdates();
  $files.set({ a: '1' });
  await vi.advanceTimersByTimeAsync(300);
  await running.stopKitchen();
  await running.startKitchen();
  expect(running.$backend.get()).toBe('listening');
});

test('settle brings the present files in at once', async () => {
  const { $files, running } = open();
  const starting = running.start(element);
  $files.set({ a: '1' });
  const project = (await running.settle()) as FakeProject;
  await starting;
  $files.set({ a: '2' });
  await running.settle();
  expect(project.updates.at(-1)).toEqual({ a: '2' });
});

test('a held project stays as it is until it is released', async () => {
  const { $files, running, projects } = open();
  await running.start(element);
  const release = running.hold();
  expect(running.$held.get()).toBe(true);
  $files.set({ a: '1' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(projects[0]?.updates).toEqual([]);
  release();
  await vi.advanceTimersByTimeAsync(0);
  expect(projects[0]?.updates).toEqual([{ a: '1' }]);
});

test('the page is shown on the wanted display, also after a new start and when the checks are done', async () => {
  const { running, projects } = open();
  running.show({ colorScheme: 'dark' });
  await running.start(element);
  expect(projects[0]?.displays).toEqual([{ colorScheme: 'dark' }]);
  const release = running.hold();
  running.show({ textSize: 2 });
  expect(projects[0]?.displays).toHaveLength(1);
  release();
  expect(projects[0]?.displays.at(-1)).toEqual({ textSize: 2 });
  await running.retry();
  expect(projects[1]?.displays).toEqual([{ textSize: 2 }]);
});

test('a start that fails says why, and can be tried again', async () => {
  const { running, refuse } = open();
  refuse(new Error('Workers are switched off.'));
  await running.start(element);
  expect(running.$phase.get()).toEqual({ phase: 'failed', message: 'Workers are switched off.' });
  await expect(running.settle()).rejects.toThrow('Workers are switched off.');
  refuse(null);
  await running.retry();
  expect(running.$phase.get()).toEqual({ phase: 'running' });
});

test('the kitchen stops and starts on command', async () => {
  const { running } = open();
  await running.start(element);
  await running.stopKitchen();
  expect(running.$backend.get()).toBe('stopped');
  await running.startKitchen();
  expect(running.$backend.get()).toBe('listening');
});

test('what is closed while it starts leaves nothing behind', async () => {
  const { running, sandboxes } = open();
  const starting = running.start(element);
  running.dispose();
  await starting;
  expect(sandboxes.every(({ disposed }) => disposed)).toBe(true);
});

test('a step has the name of what is under way', () => {
  expect(stepOf([])).toBe('Reading your files');
  expect(stepOf(toWire([process({ to: 'started' })]))).toBe('Starting the kitchen');
  expect(stepOf(toWire([process({ to: 'listening', port: 1 })]))).toBe('Opening the page');
});

test('a database that is loading says how far it is', () => {
  const loading = (percent: number) => ({ kind: 'loading', name: 'Postgres', percent }) as const;
  expect(stepOf(toWire([loading(5), loading(62)]))).toBe('Starting the kitchen: Postgres, 62 %');
  expect(stepOf(toWire([loading(100), process({ to: 'started' })]))).toBe('Starting the kitchen');
});

test('another engine takes over at once, or when whoever holds the project lets go', async () => {
  const { running, sandboxes } = open();
  await running.start(element);
  expect(running.$engine.get()).toMatchObject({ engine: 'worker' });
  const release = running.hold();
  const over = running.retryWhenFree();
  await Promise.resolve();
  expect(sandboxes).toHaveLength(1);
  release();
  await over;
  expect(sandboxes).toHaveLength(2);
  expect(sandboxes[0]?.disposed).toBe(true);
  await running.retryWhenFree();
  expect(sandboxes).toHaveLength(3);
});

test('another engine does not take over what was started anew meanwhile', async () => {
  const { running, sandboxes } = open();
  await running.start(element);
  const release = running.hold();
  const over = running.retryWhenFree();
  await running.retry();
  release();
  await over;
  expect(sandboxes).toHaveLength(2);
});
