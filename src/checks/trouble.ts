import type { Half } from '#lib/files.ts';
import type { ErrorEvent, WireEvent } from '#sandbox/wire/events.ts';

/** Why the kitchen did not open, in one or two sentences. */
export function backendTrouble(events: readonly WireEvent[]): string {
  const error = lastError(events, 'backend');
  return `The kitchen did not open. ${error ? toSentence(error) : 'It ended without a word.'}`;
}

/** What went wrong in the page's own code, or `null` when nothing did. */
export function pageTrouble(events: readonly WireEvent[]): string | null {
  const error = lastError(events, 'frontend');
  return error && `The page stopped with an error. ${toSentence(error)}`;
}

function lastError(events: readonly WireEvent[], half: Half): ErrorEvent | null {
  const errors = events.filter((event) => event.kind === 'error' && event.half === half);
  return (errors.at(-1) as ErrorEvent | undefined) ?? null;
}

function toSentence({ location, message }: ErrorEvent): string {
  const place = location ? `${location.file}, line ${location.line}: ` : '';
  return `${place}${message}${/[.!?]$/.test(message) ? '' : '.'}`;
}
