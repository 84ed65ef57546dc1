/**
 * A disk without files, for packages: they ask for files that would hold a password or a template, and find none.
 * A program's own `node:fs` is another matter.
 */
class Stats {}

function missing(path: unknown): Error {
  const error = new Error(`ENOENT: no such file or directory, '${String(path)}'`);
  return Object.assign(error, { code: 'ENOENT', errno: -2, path });
}

/** Reports as Node does: to the callback, later. */
function report(path: unknown, ...rest: unknown[]): void {
  const callback = rest.at(-1) as (error: Error) => void;
  queueMicrotask(() => callback(missing(path)));
}

function refuse(path: unknown): never {
  throw missing(path);
}

export default {
  Stats,
  stat: report,
  readFile: report,
  statSync: refuse,
  readFileSync: refuse,
  createReadStream: refuse,
};
