/** Names that the pages and the service worker share. */

/** Address of the service worker. It must stand at the top, or it could not answer for the whole site. */
export const WORKER = '/service-worker.js';

/** The caches: what comes with the first visit, and what is large. */
export const cacheNames = { first: 'the-pass-first', large: 'the-pass-large' } as const;

/** Setting: `on` when the learner asked for the course, `off` when they removed it; else it is taken by itself. */
export const OFFLINE_SETTING = 'offline';

/** What a page may ask the worker for. */
export type Question =
  /** The files of the version that is in use; answered with `KeptFiles`. */
  | { type: 'FILES' }
  /** To store again what is missing of the first files; answered with whether that worked. */
  | { type: 'TAKE_FIRST' }
  /** To take over from the version that is in use. Workbox's word. */
  | { type: 'SKIP_WAITING' };

/** What the worker tells all pages while it takes the first files, in bytes. */
export interface FirstProgress {
  type: 'FIRST_PROGRESS';
  done: number;
  total: number;
}
