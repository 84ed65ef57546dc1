import { nameWithinHalf } from '#lib/files.ts';
import type { FileChange } from '#progress/progress.ts';

/** What a change of files was, in a sentence: `Deleted styles.css.` */
export function toSentence({ by, before, after }: FileChange): string {
  const paths = Object.keys(after);
  const gone = paths.filter((path) => after[path] === null).map(nameWithinHalf);
  const kept = paths.filter((path) => after[path] !== null).map(nameWithinHalf);
  const [first = ''] = paths.map(nameWithinHalf);
  switch (by) {
    case 'delete':
      return `Deleted ${first}.`;
    case 'rename':
      return `Renamed ${gone.join()} to ${kept.join()}.`;
    case 'take':
      if (before[paths[0] ?? ''] === null) return `Took ${first} over.`;
      return gone.length > 0 ? `Deleted ${first}.` : `Took a change over into ${first}.`;
    case 'bring-back':
      return `Brought an earlier version back: ${count(paths.length)}.`;
    case 'undo':
      return paths.length === 1 ? `${first} is as it was before.` : 'Your files are as before.';
  }
}

/** What a button that takes the change back is called. */
export function toUndoLabel({ by }: FileChange): string {
  if (by === 'undo') return 'Redo';
  return by === 'delete' || by === 'rename' ? 'Undo' : 'Take it back';
}

function count(files: number): string {
  return files === 1 ? '1 file changed' : `${files} files changed`;
}
