/**
 * Why work is not kept on this device: `unavailable` (private window, storage switched off), `full`, or `slow` (another
 * tab holds the storage, or the disk does not answer). In all cases it goes on in memory.
 */
export type StorageTrouble = 'unavailable' | 'full' | 'slow';

/** Names what a refusal of the browser's storage means. */
export function toTrouble(error: unknown): StorageTrouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  if (name === 'TimeoutError') return 'slow';
  return 'unavailable';
}
