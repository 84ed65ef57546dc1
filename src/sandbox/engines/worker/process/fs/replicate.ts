import { PROJECT } from '../../disk.ts';
import { disk } from './disk.ts';
import { receive, send } from '../host.ts';

/**
 * Keeps the engine's copy of the project's files, and through it that of other processes, like this one's. What a program
 * writes elsewhere, such as in `/tmp`, is its own and gone with it.
 */
const changed = new Set<string>();

disk.onChange = (path) => {
  if (!path.startsWith(`${PROJECT}/`)) return;
  if (changed.size === 0) queueMicrotask(flushDisk);
  changed.add(path);
};

/** Tells the engine what has changed since the last time. */
export function flushDisk(): void {
  if (changed.size === 0) return;
  const changes = [...changed].map((path) => ({ path, entry: disk.entryOf(path) }));
  changed.clear();
  send({ type: 'disk-changed', changes });
}

receive('disk-changed', ({ changes }) => disk.apply(changes));
