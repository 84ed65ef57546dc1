import { expect, test, vi } from 'vitest';
import type { Choice, EngineRoom } from '#sandbox/choose.ts';
import { createEngineChoice } from '#workbench/engine/engine-choice.ts';
import { fakeEngineRoom, fakeProject, fakeSandbox } from '../fake-project.ts';

/** A choice whose room the test moves. */
function openChoice() {
  const listeners = new Set<(choice: Choice) => void>();
  const room = {
    ...fakeEngineRoom(() => Promise.resolve(fakeSandbox())),
    subscribe(listener: (choice: Choice) => void) {
      listeners.add(listener);
      return () => {};
    },
    prepare: vi.fn(),
    dispose: vi.fn(),
  };
  const move = (changes: Partial<EngineRoom>) => {
    Object.assign(room, changes);
    for (const listener of listeners) listener(room.choice);
  };
  const open = vi.fn(() =>
    Promise.resolve({ room, runProject: () => Promise.resolve(fakeProject(fakeSandbox())) }),
  );
  return { choice: createEngineChoice(open), open, room, move };
}

test('one engine room serves every start of a lesson', async () => {
  const { choice, open, room } = openChoice();
  await choice.load();
  await choice.load();
  expect(open).toHaveBeenCalledOnce();
  expect(room.prepare).toHaveBeenCalledOnce();
  choice.dispose();
  expect(room.dispose).toHaveBeenCalledOnce();
});

test('a room that could not be loaded is loaded again at the next start', async () => {
  const { choice, open } = openChoice();
  open.mockRejectedValueOnce(new Error('offline'));
  await expect(choice.load()).rejects.toThrow('offline');
  await choice.load();
  expect(open).toHaveBeenCalledTimes(2);
});

test('a lesson that is closed while the room opens leaves none open', async () => {
  const { choice, room } = openChoice();
  const loading = choice.load();
  choice.dispose();
  await loading;
  expect(room.prepare).not.toHaveBeenCalled();
  expect(room.dispose).toHaveBeenCalledOnce();
});

test('what the room says is what the panels show', async () => {
  const { choice, move } = openChoice();
  await choice.load();
  const late = { is: 'failed', trouble: 'silent', isAwaited: false, isLate: true } as const;
  move({ choice: { running: 'worker', webcontainer: late }, notice: 'It came.' });
  expect(choice.$state.get()).toEqual({
    webcontainer: 'failed',
    isOffered: true,
    notice: 'It came.',
  });
});
