import { describe, expect, test, vi } from 'vitest';
import fc from 'fast-check';
import { applyEdits, changedPaths, createWorkspace, pathsOf } from '#workspace/workspace.ts';

const starter = {
  'package.json': '{}',
  'frontend/styles.css': 'css',
  'frontend/index.html': 'html',
  'frontend/app.ts': 'app',
  'backend/server.ts': 'server',
};

describe('files', () => {
  test('edits win over the starter, file by file', () => {
    const files = applyEdits(
      { ...starter, 'frontend/app.ts': 'a newer starter' },
      {
        'frontend/app.ts': 'mine',
      },
    );
    expect(files).toEqual({ ...starter, 'frontend/app.ts': 'mine' });
  });

  test('an edit outlives a file that left the starter', () => {
    expect(applyEdits({}, { 'backend/old.ts': 'mine' })).toEqual({ 'backend/old.ts': 'mine' });
  });

  test('a deleted file is gone, whether it came with the starter or not', () => {
    const edits = { 'frontend/app.ts': null, 'backend/old.ts': null };
    const { 'frontend/app.ts': _, ...rest } = starter;
    expect(applyEdits(starter, edits)).toEqual(rest);
  });

  test('tabs begin with the file in which the half begins', () => {
    const backend = { 'backend/menu.ts': '', 'backend/server.ts': '', 'backend/json.ts': '' };
    expect(pathsOf(backend, 'backend')).toEqual([
      'backend/server.ts',
      'backend/json.ts',
      'backend/menu.ts',
    ]);
  });

  test('tabs show programs first', () => {
    const names = ['frontend/app.ts', 'frontend/index.html', 'frontend/styles.css'];
    expect(pathsOf(starter, 'frontend')).toEqual(names);
    expect(pathsOf(starter, 'backend')).toEqual(['backend/server.ts']);
  });

  test('changedPaths names what was added, removed and rewritten', () => {
    expect(changedPaths({ a: '1', b: '2', c: '3' }, { a: '1', b: '9', d: '4' })).toEqual([
      'b',
      'c',
      'd',
    ]);
  });
});

describe('workspace', () => {
  test('opens the first file of each half', () => {
    const { $open } = createWorkspace(starter);
    expect($open.frontend.get()).toBe('frontend/app.ts');
    expect($open.backend.get()).toBe('backend/server.ts');
  });

  test('opens the files the lesson names, while they are there', () => {
    const wanted = ['frontend/styles.css', 'backend/gone.ts'];
    const { load, $open } = createWorkspace(starter, {}, wanted);
    expect($open.frontend.get()).toBe('frontend/styles.css');
    expect($open.backend.get()).toBe('backend/server.ts');
    load({ 'frontend/styles.css': null });
    expect($open.frontend.get()).toBe('frontend/app.ts');
  });

  test('a new file is empty, open and an edit like others', () => {
    const { create, load, onEdit, $edits, $open, $paths } = createWorkspace(starter);
    const edited = vi.fn();
    onEdit(edited);
    create('frontend/prices.ts');
    expect(edited).toHaveBeenCalledWith('frontend/prices.ts');
    expect($edits.get()).toEqual({ 'frontend/prices.ts': '' });
    expect($open.frontend.get()).toBe('frontend/prices.ts');
    expect($paths.frontend.get()).toContain('frontend/prices.ts');

    load({});
    expect($open.frontend.get()).toBe('frontend/app.ts');
  });

  test('a file that goes away is closed, and made again it is as the starter had it', () => {
    const { create, load, $files, $open } = createWorkspace(starter);
    load({ 'frontend/app.ts': null });
    expect($open.frontend.get()).toBe('frontend/index.html');
    create('frontend/app.ts');
    expect($files.get()).toEqual(starter);
    expect($open.frontend.get()).toBe('frontend/app.ts');
  });

  test('a half without files has none open', () => {
    expect(createWorkspace({}).$open.backend.get()).toBe(null);
  });

  test('an edit shows in the files, counts as changed, and is told', () => {
    const workspace = createWorkspace(starter);
    const told = vi.fn();
    workspace.onEdit(told);
    workspace.edit('frontend/app.ts', 'mine');
    expect(workspace.$files.get()['frontend/app.ts']).toBe('mine');
    expect([...workspace.$changed.get()]).toEqual(['frontend/app.ts']);
    expect(told).toHaveBeenCalledExactlyOnceWith('frontend/app.ts');
  });

  test('typing back to the starter is an edit, but no change', () => {
    const workspace = createWorkspace(starter, { 'frontend/app.ts': 'mine' });
    workspace.edit('frontend/app.ts', 'app');
    expect(workspace.$edits.get()).toEqual({ 'frontend/app.ts': 'app' });
    expect(workspace.$changed.get().size).toBe(0);
  });

  test('loading is not told as an edit', () => {
    const workspace = createWorkspace(starter);
    const told = vi.fn();
    workspace.onEdit(told);
    workspace.load({ 'frontend/app.ts': 'kept' });
    expect(workspace.$files.get()['frontend/app.ts']).toBe('kept');
    workspace.load({});
    expect(workspace.$files.get()).toEqual(starter);
    expect(told).not.toHaveBeenCalled();
  });

  test('after any sequence of edits each file holds what was typed last', () => {
    const edit = fc.tuple(fc.constantFrom(...Object.keys(starter)), fc.string());
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        const workspace = createWorkspace(starter);
        for (const [path, contents] of edits) workspace.edit(path, contents);
        expect(workspace.$files.get()).toEqual({ ...starter, ...Object.fromEntries(edits) });
      }),
    );
  });
});
