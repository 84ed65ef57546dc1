import type { BrowserDialog } from '../protocol.ts';

/** The browser's own dialogs that the page has opened while a check used it. */
export const dialogs: BrowserDialog[] = [];

let taken = false;

/**
 * Answers `alert`, `confirm` and `prompt` at once: open, they would hold up the page, and browsers show none for a page in
 * a frame. Begins with the first thing a check does to the page, so that learners keep theirs.
 */
export function takeDialogs(): void {
  if (taken) return;
  taken = true;
  window.alert = (message?: unknown) => void keep('alert', message);
  window.confirm = (message?: string) => keep('confirm', message);
  window.prompt = (message?: string, preset = '') => (keep('prompt', message), preset);
}

function keep(kind: BrowserDialog['kind'], message: unknown = ''): true {
  dialogs.push({ kind, message: String(message) });
  return true;
}
