import { useStore } from '@nanostores/react';
import type { StorageTrouble } from '#progress/progress.ts';
import type { Keeping } from './keeping.ts';

const words: Record<StorageTrouble, string> = {
  unavailable:
    'Your browser does not let this site store anything, as in a private window. You can work, but your changes last only until you close this page.',
  full: 'The storage of your browser is full. You can work, but new changes last only until you close this page. Free some space, and they are stored again.',
  slow: 'The storage of your browser does not answer. You can work, and your changes are stored as soon as it does. Close other tabs of this course if there are any.',
};

/** Says in words that work is not being kept, and nothing else. */
export function StorageNotice({ keeping }: { keeping: Keeping }) {
  const trouble = useStore(keeping.$trouble);
  return (
    <div className="storage-notice" role="status">
      {trouble && <p>{words[trouble]}</p>}
    </div>
  );
}
