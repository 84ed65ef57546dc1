import type { KeyboardEvent } from 'react';

/**
 * Arrow keys for a row or column of which only one element is a stop of the Tab key. Gives the index that a key press
 * leads to, or `null` when the key means nothing here. Both pairs of arrows work, since a row can wrap into a column.
 */
export function rove(event: KeyboardEvent, index: number, count: number): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey || count === 0) return null;
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(index + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
