import { computed, type ReadableAtom } from 'nanostores';
import type { Half } from '#lib/files.ts';
import type { SourceLocation, WatchdogEvent, WireEvent } from '#sandbox/wire/events.ts';
import { toNotice } from './watchdog.ts';

/** An error in the learner's code that still stands. */
export interface Problem {
  half: Half;
  /** What went wrong and when: `Does not compile`, or `Error while running`. */
  heading: string;
  message: string;
  location: SourceLocation | null;
  /** How often it happened since the half was started. */
  count: number;
}

/** More than these would be a log. */
const shown = 5;

/** Key of the problem that a process has by being silent. */
const silence = (pid: number) => `silence of ${pid}`;

/** Whether what was ended is started again at once, see `revive.ts` in the sandbox. */
function isMadeAnew(event: WatchdogEvent): boolean {
  return event.part === 'page' ? event.hadRun : event.part === 'sandbox' && event.suspect === null;
}

/**
 * The errors of each half since it was last started: for the backend since its process started, for the page since it was
 * last loaded. Equal errors are told once; the latest come last. Why a half was ended outlasts the start that makes it anew.
 */
export function toProblems(events: readonly WireEvent[]): Record<Half, Problem[]> {
  const found: Record<Half, Map<string, Problem>> = { frontend: new Map(), backend: new Map() };
  const ended: Record<Half, Problem | null> = { frontend: null, backend: null };

  function begin(half: Half): void {
    const problem = ended[half];
    found[half].clear();
    ended[half] = null;
    if (problem) found[half].set(problem.heading, problem);
  }

  for (const event of events) {
    if (event.kind === 'process' && event.change.to === 'started') begin('backend');
    else if (event.kind === 'process' && event.change.to === 'exited')
      found.backend.delete(silence(event.pid));
    else if (event.kind === 'page') begin('frontend');
    else if (event.kind === 'watchdog') {
      const { half, heading, text: message, location } = toNotice(event, events);
      const problem = { half, heading, message, location, count: 1 };
      if (isMadeAnew(event)) ended[half] = problem;
      if (event.part !== 'process') found[half].set(heading, problem);
      else if (event.change.to === 'silent') found[half].set(silence(event.pid), problem);
      else found[half].delete(silence(event.pid));
    } else if (event.kind === 'error') {
      const { half, message, location } = event;
      const key = `${message} ${location?.file}:${location?.line}:${location?.column}`;
      const count = (found[half].get(key)?.count ?? 0) + 1;
      const heading = event.phase === 'compile' ? 'Does not compile' : 'Error while running';
      found[half].set(key, { half, heading, message, location, count });
    }
  }
  return {
    frontend: [...found.frontend.values()].slice(-shown),
    backend: [...found.backend.values()].slice(-shown),
  };
}

/** The problems of a wire. A half's list stays the same object for as long as it says the same. */
export function createProblems(
  $events: ReadableAtom<readonly WireEvent[]>,
): ReadableAtom<Record<Half, Problem[]>> {
  let present: Record<Half, Problem[]> = { frontend: [], backend: [] };
  const keep = (next: Problem[], kept: Problem[]) =>
    JSON.stringify(next) === JSON.stringify(kept) ? kept : next;

  return computed($events, (events) => {
    const next = toProblems(events);
    const frontend = keep(next.frontend, present.frontend);
    const backend = keep(next.backend, present.backend);
    if (frontend !== present.frontend || backend !== present.backend)
      present = { frontend, backend };
    return present;
  });
}

/** `server.ts, line 12`, or an empty text when the place is not known. */
export function toPlace(location: SourceLocation | null): string {
  if (!location) return '';
  return `${location.file.slice(location.file.lastIndexOf('/') + 1)}, line ${location.line}`;
}
