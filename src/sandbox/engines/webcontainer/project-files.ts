import type { WebContainer } from '@webcontainer/api';
import type { Files } from '#lib/files.ts';
import type { FileTree, SandboxFileSystem } from '../../sandbox.ts';
import { HOME } from './container/protocol.ts';

/** The project's files in the container, and a copy of their text outside: the compiler reads that. */
export interface ProjectFiles extends SandboxFileSystem {
  /** All text files that were mounted or written, now. A copy. */
  snapshot(): Files;
  mount(tree: FileTree): Promise<void>;
}

/** Removes what the project before has left, and all its programs wrote, and gives the empty project. */
export async function emptyProject(webcontainer: WebContainer): Promise<ProjectFiles> {
  const { fs } = webcontainer;
  const files = new Map<string, string>();

  for (const name of await fs.readdir('/'))
    if (name !== HOME) await fs.rm(name, { recursive: true, force: true });

  function copy(tree: FileTree, prefix = ''): void {
    for (const [name, entry] of Object.entries(tree)) {
      if ('directory' in entry) copy(entry.directory, `${prefix}${name}/`);
      else {
        const { contents } = entry.file;
        const text = typeof contents === 'string' ? contents : new TextDecoder().decode(contents);
        files.set(prefix + name, text);
      }
    }
  }

  return {
    snapshot: () => Object.fromEntries(files),
    async mount(tree) {
      await webcontainer.mount(tree);
      copy(tree);
    },
    readFile: (path, encoding) => fs.readFile(normalize(path), encoding),
    async writeFile(path, contents) {
      const target = normalize(path);
      const folder = target.split('/').slice(0, -1).join('/');
      if (folder) await fs.mkdir(folder, { recursive: true });
      await fs.writeFile(target, contents);
      files.set(target, contents);
    },
    async readdir(path) {
      const names = await fs.readdir(normalize(path) || '/');
      return names.filter((name) => name !== HOME);
    },
    async rm(path, options) {
      const target = normalize(path);
      await fs.rm(target, options);
      for (const file of files.keys())
        if (file === target || file.startsWith(`${target}/`)) files.delete(file);
    },
  };
}

/** Without `/` and `./` at the beginning: both mean the project's root. */
function normalize(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}
