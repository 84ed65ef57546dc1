import { expect, it } from 'vitest';
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
