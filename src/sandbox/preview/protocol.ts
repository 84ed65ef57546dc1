import type { LogEvent, SourceLocation } from '../wire/events.ts';

/** What a page in any engine's preview says to the preview. The sender may be hostile. */
export type FromPage =
  /** The page's module scripts have run, whether they threw or not. */
  | { type: 'ran' }
  /** A module asked for a file with `import()`. */
  | { type: 'imported'; path: string }
  | { type: 'logs'; logs: { level: LogEvent['level']; text: string }[] }
  | { type: 'failure'; message: string; stack: string; location: SourceLocation | null }
  | { type: 'returned'; call: number; value: unknown }
  | { type: 'threw'; call: number; name: string; message: string };

/** What any preview says to its page. */
export type ToPage =
  | { type: 'install'; call: number; script: string }
  | { type: 'call'; call: number; name: string; args: unknown[] };

/** Name under which the page's own function for `Preview.setDisplay` is called. */
export const SET_DISPLAY = 'preview.setDisplay';
