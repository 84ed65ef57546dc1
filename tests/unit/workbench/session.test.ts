import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createJournal, type Journal } from '#progress/journal.ts';
import { openLessonProgress } from '#progress/lesson.ts';
import type { CheckedResult } from '#progress/progress.ts';
import { openEventStorage } from '#progress/storage.ts';
import { joinTabs } from '#progress/tabs.ts';
import type { LessonChecks } from '#workbench/checking.ts';
import { openSession, type Lesson, type Session } from '#workbench/session.ts';
import { fakeEngineRoom, fakeProject, fakeSandbox, type FakeProject } from './fake-project.ts';

const app = 'frontend/app.ts';
const server = 'backend/server.ts';
const lesson: Lesson = {
  slug: 'two-halves',
  number: 1,
  title: 'Two halves',
  files: { [app]: 'app', [server]: 'server' },
  checks: [{ id: 'c1', title: 'One' }],
  needs: ['server'],
};
const element = { replaceChildren() {} } as unknown as HTMLElement;
const result = (status: CheckedResult['status']): CheckedResult => ({
  id: 'c1',
  title: 'One',
  status,
  did: [],
  seen: '',
  expected: '',
  hint: null,
  durationMs: 1,
});

let open: { journal: Journal; session: Session }[] = [];

/** Opens the lesson as a new tab would. */
async function openTab(run: LessonChecks['run'] = () => Promise.resolve([])) {
  const journal = createJournal(openEventStorage(), (hear) => joinTabs(hear));
  const session = await openSession(lesson, {
    openProgress: (slug) => openLessonProgress(journal, slug),
    onStorageTrouble: (listener) => journal.subscribe(() => listener(journal.trouble)),
    loadStarter: () =>
      Promise.resolve({
        room: fakeEngineRoom(() => Promise.resolve(fakeSandbox())),
        runProject: (sandbox) => Promise.resolve(fakeProject(sandbox)),
      }),
    loadChecks: () => Promise.resolve({ hints: {}, run }),
    fetchSolutions: () => Promise.resolve({ a: { [app]: 'solved' } }),
  });
  const tab = { journal, session };
  open.push(tab);
  return tab;
}
const editsOf = ({ session }: { session: Session }) => session.workspace.$edits.get();

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  for (const { journal, session } of open) {
    session.dispose();
    journal.close();
  }
  open = [];
});

describe('edits', () => {
  test('are there on the next visit, also those of the last moment', async () => {
    const first = await openTab();
    first.session.workspace.edit(app, 'mine');
    first.session.dispose();
    await first.journal.settled();
    expect(editsOf(await openTab())).toEqual({ [app]: 'mine' });
  });

  test('are stored within a quarter of a second', async () => {
    const here = await openTab();
    here.session.workspace.edit(app, 'mine');
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(editsOf(await openTab())).toEqual({ [app]: 'mine' });
  });

  test('of several files at once all survive', async () => {
    const here = await openTab();
    here.session.workspace.edit(app, 'a');
    here.session.workspace.edit(server, 'b');
    here.session.keeping.flush();
    expect(editsOf(here)).toEqual({ [app]: 'a', [server]: 'b' });
    expect(here.session.keeping.$lesson.get().edits).toEqual({ [app]: 'a', [server]: 'b' });
  });

  test('come over from another tab, and do not undo what is being typed here', async () => {
    const here = await openTab();
    const there = await openTab();
    there.session.workspace.edit(server, 'theirs');
    there.session.keeping.flush();
    here.session.workspace.edit(app, 'mine');
    await vi.waitFor(() => expect(editsOf(here)).toEqual({ [app]: 'mine', [server]: 'theirs' }));
    here.session.keeping.flush();
    await vi.waitFor(() => expect(editsOf(there)).toEqual(editsOf(here)));
  });
});

describe('a change in one step', () => {
  test('is in the log: a deleted file is gone on the next visit, and comes back when asked', async () => {
    const first = await openTab();
    first.session.workspace.edit(app, 'mine');
    first.session.keeping.change('delete', { [app]: null });
    expect(first.session.workspace.$files.get()).toEqual({ [server]: 'server' });
    first.session.dispose();
    await first.journal.settled();

    const { session } = await openTab();
    expect(session.workspace.$files.get()).toEqual({ [server]: 'server' });
    session.keeping.takeChangeBack();
    expect(session.workspace.$files.get()).toEqual({ [app]: 'mine', [server]: 'server' });
    expect(session.workspace.$open.frontend.get()).toBe(app);
    session.keeping.takeChangeBack();
    expect(session.workspace.$files.get()).toEqual({ [server]: 'server' });
  });

  test('that renames a file opens it by its new name', async () => {
    const { session } = await openTab();
    session.keeping.change('rename', { [server]: null, 'backend/kitchen.ts': 'server' });
    expect(session.workspace.$paths.backend.get()).toEqual(['backend/kitchen.ts']);
    expect(session.workspace.$open.backend.get()).toBe('backend/kitchen.ts');
    session.keeping.startOver();
    expect(session.workspace.$files.get()).toEqual(lesson.files);
  });

  test('comes after what was typed a moment before', async () => {
    const { session } = await openTab();
    session.workspace.edit(app, 'typed');
    session.keeping.change('take', { [app]: 'taken' });
    expect(session.workspace.$files.get()[app]).toBe('taken');
    session.keeping.takeChangeBack();
    expect(session.workspace.$files.get()[app]).toBe('typed');
  });

  test('can be taken back for as long as its files are as it left them', async () => {
    const { session } = await openTab();
    session.keeping.change('take', { [app]: 'taken' });
    session.workspace.edit(server, 'mine');
    expect(session.keeping.$change.get()).toMatchObject({ by: 'take' });
    session.workspace.edit(app, 'typed');
    expect(session.keeping.$change.get()).toBe(null);
    session.keeping.takeChangeBack();
    expect(session.workspace.$files.get()).toEqual({ [app]: 'typed', [server]: 'mine' });
  });

  test('that changes nothing is none', async () => {
    const { session } = await openTab();
    session.keeping.change('take', { [app]: 'app', 'frontend/other.ts': null });
    expect(session.keeping.$lesson.get().change).toBe(null);
  });
});

describe('starting over', () => {
  test('gives the starter back, and can be taken back', async () => {
    const { session } = await openTab();
    session.workspace.edit(app, 'mine');
    session.keeping.startOver();
    expect(session.workspace.$files.get()).toEqual(lesson.files);
    session.keeping.takeBack();
    expect(session.workspace.$files.get()[app]).toBe('mine');
  });

  test('twice does not lose what was set aside the first time', async () => {
    const { session } = await openTab();
    session.workspace.edit(app, 'mine');
    session.keeping.startOver();
    session.keeping.startOver();
    session.keeping.takeBack();
    expect(session.workspace.$files.get()[app]).toBe('mine');
  });
});

describe('checks', () => {
  test('that all pass mark the lesson and keep its files', async () => {
    const { session } = await openTab(async (_project, { onResult }) => {
      onResult(result('pass'));
      return [result('pass')];
    });
    await session.running.start(element);
    session.workspace.edit(app, 'mine');
    await session.checking.run();
    const { passed, checked } = session.keeping.$lesson.get();
    expect(passed?.files[app]).toBe('mine');
    expect(checked?.results).toEqual([result('pass')]);
  });

  test('judge the files as they are, and hold them until they are done', async () => {
    let seen: unknown;
    const { session } = await openTab(async (project) => {
      seen = (project as FakeProject).updates.at(-1);
      session.workspace.edit(app, 'later');
      await Promise.resolve();
      return [result('pass')];
    });
    await session.running.start(element);
    session.workspace.edit(app, 'mine');
    await session.checking.run();
    session.keeping.flush();
    expect(seen).toEqual({ [app]: 'mine', [server]: 'server' });
    const { passed, checked, changedAt } = session.keeping.$lesson.get();
    expect(passed?.files[app]).toBe('mine');
    expect(changedAt).toBeGreaterThan(checked!.since);
  });

  test('that fail do not mark the lesson', async () => {
    const { session } = await openTab(() => Promise.resolve([result('fail')]));
    await session.running.start(element);
    await session.checking.run();
    expect(session.keeping.$lesson.get().passed).toBe(null);
    expect(session.checking.$run.get()).toEqual({ phase: 'idle' });
  });

  test('that are stopped are not recorded', async () => {
    const { session } = await openTab((_project, { signal }) => {
      session.checking.stop();
      return Promise.reject(signal.reason as Error);
    });
    await session.running.start(element);
    await session.checking.run();
    expect(session.checking.$run.get().phase).toBe('stopped');
    expect(session.keeping.$lesson.get().checked).toBe(null);
  });

  test('that cannot run say why', async () => {
    const { session } = await openTab(() => Promise.reject(new Error('No driver.')));
    await session.running.start(element);
    await session.checking.run();
    expect(session.checking.$run.get()).toMatchObject({ phase: 'broken', message: 'No driver.' });
  });
});

test('a place opens its file in the room of its half', async () => {
  const { session } = await openTab();
  session.showPlace({ file: server, line: 2, column: 1 });
  expect(session.view.$room.get()).toBe('kitchen');
  expect(session.workspace.$open.backend.get()).toBe(server);
  session.showPlace({ file: 'node:http', line: 1, column: 1 });
  expect(session.view.$place.get()?.file).toBe(server);
});
