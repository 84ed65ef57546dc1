import type { Half } from '#lib/files.ts';
import type { SourceLocation, WatchdogEvent, WireEvent } from '#sandbox/wire/events.ts';
import { toPath } from './tickets.ts';

/** What the learner reads when something does not answer, or had to be ended. */
export interface Notice {
  half: Half;
  heading: string;
  text: string;
  location: SourceLocation | null;
}

/** Puts an event of the watchdog into words. `events` has the requests it speaks of. */
export function toNotice(event: WatchdogEvent, events: readonly WireEvent[]): Notice {
  switch (event.part) {
    case 'process':
      return { half: 'backend', ...ofProcess(event, events) };
    case 'page': {
      const lost = event.losesProcesses
        ? ' The kitchen had to be stopped with it, and what it had in memory is lost.'
        : '';
      const text = `Your page did not answer for 2 seconds, so it was stopped.${lost}`;
      return { half: 'frontend', heading: 'Does not answer', text, location: null };
    }
    case 'sandbox':
      return {
        half: event.suspect === 'page' ? 'frontend' : 'backend',
        heading: 'Out of memory',
        text: ofMemory[event.suspect ?? 'unknown'],
        location: null,
      };
  }
}

const ofMemory = {
  page: 'The browser ended your app, most likely because your page filled the memory.',
  process: 'The browser ended your app, most likely because your kitchen filled the memory.',
  unknown: 'The browser ended your app, most likely because it filled the memory.',
};

function ofProcess(
  { change }: Extract<WatchdogEvent, { part: 'process' }>,
  events: readonly WireEvent[],
): Omit<Notice, 'half'> {
  const heading = 'Does not answer';
  if (change.to === 'answering') {
    return { heading, text: 'The kitchen answers again.', location: null };
  }
  const asked = events.find(
    (event) => event.kind === 'request' && event.exchange === change.exchange,
  );
  const request = asked?.kind === 'request' ? `${asked.method} ${toPath(asked.url)}` : null;
  const seconds = Math.round(change.forMs / 1000);
  const cause = change.location
    ? ' It may be in an endless loop here.'
    : ' It may be in a loop or in a slow expression that never ends.';
  const since = request ? ` The last it was asked is ${request}.` : '';
  const text = `The kitchen has not answered for ${seconds} seconds.${cause}${since} Restart or Stop ends it.`;
  return { heading, text, location: change.location };
}
