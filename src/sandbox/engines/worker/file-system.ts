import type { Files } from '#lib/files.ts';
import type { FileTree, SandboxFileSystem } from '../../sandbox.ts';

/** The project's files in memory. */
export interface MemoryFileSystem extends SandboxFileSystem {
  /** All text files now. A copy. */
  snapshot(): Files;
  mount(tree: FileTree): void;
}

/** Creates an empty file system. Paths may start with `/` or `./`; both mean the project's root. */
export function createFileSystem(): MemoryFileSystem {
  const files = new Map<string, string>();

  const missing = (action: string, path: string) =>
    Object.assign(new Error(`ENOENT: no such file or directory, ${action} '${path}'`), {
      code: 'ENOENT',
    });

  const inside = (folder: string) => {
    const prefix = folder === '' ? '' : `${folder}/`;
    return [...files.keys()]
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length));
  };

  function mount(tree: FileTree, prefix = ''): void {
    for (const [name, entry] of Object.entries(tree)) {
      if ('directory' in entry) mount(entry.directory, `${prefix}${name}/`);
      else {
        const { contents } = entry.file;
        const text = typeof contents === 'string' ? contents : new TextDecoder().decode(contents);
        files.set(prefix + name, text);
      }
    }
  }

  return {
    mount,
    snapshot: () => Object.fromEntries(files),
    readFile(path) {
      const contents = files.get(normalize(path));
      return contents === undefined
        ? Promise.reject(missing('open', path))
        : Promise.resolve(contents);
    },
    writeFile(path, contents) {
      files.set(normalize(path), contents);
      return Promise.resolve();
    },
    readdir(path) {
      const names = new Set(inside(normalize(path)).map((rest) => rest.split('/')[0]!));
      return names.size === 0 && normalize(path) !== ''
        ? Promise.reject(missing('scandir', path))
        : Promise.resolve([...names]);
    },
    rm(path, { recursive = false, force = false } = {}) {
      const target = normalize(path);
      const children = recursive ? inside(target).map((rest) => `${target}/${rest}`) : [];
      const found = [target, ...children].filter((file) => files.delete(file));
      return found.length === 0 && !force ? Promise.reject(missing('rm', path)) : Promise.resolve();
    },
  };
}

function normalize(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}
