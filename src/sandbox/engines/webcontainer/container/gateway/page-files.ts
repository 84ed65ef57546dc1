import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** A file of the page. */
export interface PageFile {
  /** Its path in the project. */
  path: string;
  type: string;
  contents: Uint8Array;
}

/** The file of the folder `root` that a path of the page's origin stands for, or `null`. */
export async function findPageFile(root: string, pathname: string): Promise<PageFile | null> {
  try {
    const within = normalize(`/${decodeURIComponent(pathname)}`);
    const path = join(root, within.endsWith('/') ? `${within}index.html` : within);
    if (!(await stat(path)).isFile()) return null;
    const type = types[extname(path)] ?? 'text/plain; charset=utf-8';
    return { path, type, contents: await readFile(path) };
  } catch {
    // No such file, or no path at all: the server may know what is meant.
    return null;
  }
}
