import type { Files } from '#lib/files.ts';
import type { FileTree } from './sandbox.ts';

/** Turns flat paths into the nested tree that `mount` takes. */
export function toTree(files: Files): FileTree {
  const root: FileTree = {};
  for (const [path, contents] of Object.entries(files)) {
    const folders = path.split('/');
    const name = folders.pop()!;
    let tree = root;
    for (const folder of folders) {
      const entry = (tree[folder] ??= { directory: {} });
      if (!('directory' in entry))
        throw new Error(`'${folder}' in '${path}' is a file and a folder.`);
      tree = entry.directory;
    }
    tree[name] = { file: { contents } };
  }
  return root;
}
