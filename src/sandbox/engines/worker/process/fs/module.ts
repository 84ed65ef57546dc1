import './replicate.ts';
import { later } from './later.ts';
import { promises, streams } from './promises.ts';
import { Dirent, Stats } from './stats.ts';
import {
  constants,
  descriptorOperations,
  existsSync,
  operations,
  requireCallback,
} from './sync.ts';

type Operation = (...args: unknown[]) => unknown;

/** The form with a callback: the last argument gets the error or the result. */
function calling(operation: Operation) {
  return (...args: unknown[]): void => {
    // The first argument is never the callback.
    const callback = args.length > 1 ? args.pop() : undefined;
    requireCallback(callback);
    later(() => operation(...args)).then(
      (result) =>
        queueMicrotask(() => (result === undefined ? callback(null) : callback(null, result))),
      (error: unknown) => queueMicrotask(() => callback(error)),
    );
  };
}

const all = { ...operations, ...descriptorOperations } as unknown as Record<string, Operation>;
const sync = Object.fromEntries(Object.entries(all).map(([name, run]) => [`${name}Sync`, run]));
const callbacks = Object.fromEntries(
  Object.entries(all).map(([name, run]) => [name, calling(run)]),
);

/** `node:fs`: this process's view of the sandbox's disk. */
export const nodeFs = {
  ...sync,
  ...callbacks,
  ...streams,
  Dirent,
  Stats,
  constants,
  existsSync,
  exists: (path: unknown, callback: (exists: boolean) => void) => {
    requireCallback(callback);
    void later(() => existsSync(path)).then((exists) => queueMicrotask(() => callback(exists)));
  },
  promises,
};
