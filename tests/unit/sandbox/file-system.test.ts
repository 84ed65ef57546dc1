import { describe, expect, it } from 'vitest';
import { DISK_LIMIT, type DiskChange } from '#sandbox/engines/worker/disk.ts';
import { createFileSystem } from '#sandbox/engines/worker/file-system.ts';
import { toTree } from '#sandbox/file-tree.ts';

const files = { 'package.json': '{}', 'backend/server.ts': 'a', 'backend/data/menu.json': '[]' };

it('mounts trees and reads them back', async () => {
  const fs = createFileSystem();
  fs.mount(toTree(files));
  expect(fs.snapshot()).toEqual(files);
  expect(await fs.readFile('./backend/server.ts', 'utf-8')).toBe('a');
  expect((await fs.readdir('/')).sort()).toEqual(['backend', 'package.json']);
  expect((await fs.readdir('backend')).sort()).toEqual(['data', 'server.ts']);
});

it('writes and removes, and says what is not there', async () => {
  const fs = createFileSystem();
  fs.mount(toTree(files));
  await fs.writeFile('/backend/new.ts', 'n');
  await fs.rm('backend/data', { recursive: true });
  expect(Object.keys(fs.snapshot()).sort()).toEqual([
    'backend/new.ts',
    'backend/server.ts',
    'package.json',
  ]);
  await expect(fs.readFile('nope', 'utf-8')).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(fs.rm('nope')).rejects.toThrow("ENOENT: no such file or directory, rm 'nope'");
  await fs.rm('nope', { force: true });
});

it('refuses a path that is a file and a folder', () => {
  expect(() => toTree({ a: '', 'a/b': '' })).toThrow("'a' in 'a/b' is a file and a folder.");
});

describe('what programs change', () => {
  const program = {};
  const put = (path: string, contents: string | Uint8Array): DiskChange => ({
    path,
    entry: { kind: 'file', contents, mtimeMs: 0 },
  });

  it('is taken over and passed on, with who did it', async () => {
    const fs = createFileSystem();
    fs.mount(toTree(files));
    const heard: [string[], object | null][] = [];
    const stop = fs.onChange((changes, by) => heard.push([changes.map(({ path }) => path), by]));
    fs.apply([put('/home/project/backend/orders.json', '[1]')], program);
    fs.mount(toTree({ ...files, 'package.json': '{"private":true}' }));
    stop();
    fs.apply([{ path: '/home/project/backend/data', entry: null }], program);
    expect(heard).toEqual([
      [['/home/project/backend/orders.json'], program],
      // Only what was not there yet.
      [['/home/project/package.json'], null],
    ]);
    expect(Object.keys(fs.snapshot()).sort()).toEqual([
      'backend/orders.json',
      'backend/server.ts',
      'package.json',
    ]);
    expect(await fs.readFile('backend/orders.json', 'utf-8')).toBe('[1]');
  });

  it('stays inside the project and its size', () => {
    const fs = createFileSystem();
    const outside = ['/tmp/a', '/home/project', '/home/project/../a', '/home/projects/a', 'a', 7];
    fs.apply(
      outside.map((path) => put(path as string, 'a')),
      program,
    );
    fs.apply([put('/home/project/large', new Uint8Array(DISK_LIMIT + 1))], program);
    expect(fs.all()).toEqual([]);
  });

  it('can be put back, also where a folder took the place of a file', () => {
    const fs = createFileSystem();
    fs.mount(toTree(files));
    fs.apply(
      [
        { path: '/home/project/backend', entry: null },
        put('/home/project/backend', 'a file'),
        { path: '/home/project/package.json', entry: { kind: 'directory', mtimeMs: 0 } },
        put('/home/project/package.json/inside', ''),
      ],
      program,
    );
    fs.mount(toTree(files));
    expect(fs.snapshot()).toEqual(files);
  });
});
