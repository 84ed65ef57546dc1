import type { Half } from '#lib/files.ts';
import type { LineEvent, ProcessEvent, SourceLocation, WireEvent } from '#sandbox/wire/events.ts';
import { toFacts, toOneLine, toParameters } from '../queries.ts';
import { toNotice } from '../watchdog.ts';

/** How much a line matters. */
export type Level = 'debug' | 'info' | 'warn' | 'error';

/** What a line tells of. */
export type Topic = 'printed' | 'query' | 'state';

/** One line of the log. */
export interface LogLine {
  id: number;
  half: Half;
  level: Level;
  topic: Topic;
  /** Seconds since the sandbox started, e.g. `1.042`. */
  time: string;
  text: string;
  /** What stands behind the text in smaller print. */
  aside: string;
  location: SourceLocation | null;
}

/** What the log can be narrowed to; `page`: what the learner's page printed and what went wrong in it, as its console. */
export const views = ['all', 'printed', 'page', 'query'] as const;
export type LogView = (typeof views)[number];

/** The lines that a view shows. */
export function linesIn(view: LogView, lines: readonly LogLine[]): readonly LogLine[] {
  if (view === 'all') return lines;
  return lines.filter(({ half, topic }) =>
    view === 'page' ? half === 'frontend' : topic === view,
  );
}

/** Lines of events that were put into words already: most of a log is the same from one look to the next. */
const written = new WeakMap<WireEvent, LogLine | null>();

/** What was printed, what went wrong, what was asked of the database, and what the processes did, in order. */
export function toLogLines(events: readonly WireEvent[]): LogLine[] {
  return events.flatMap((event) => {
    let line = written.get(event);
    if (line === undefined) written.set(event, (line = toLine(event, events)));
    return line ? [line] : [];
  });
}

function toLine(event: WireEvent, events: readonly WireEvent[]): LogLine | null {
  const time = (event.at / 1000).toFixed(3);
  const base = { id: event.id, time, location: null, aside: '', topic: 'state' } as const;
  switch (event.kind) {
    case 'log':
      return {
        ...base,
        topic: 'printed',
        half: event.half,
        level: event.level === 'log' ? 'info' : event.level,
        text: event.text.replace(/\n$/, ''),
      };
    case 'error': {
      const text = [event.message, ...event.stack.map((line) => `  at ${line}`)].join('\n');
      const { half, location } = event;
      return { ...base, topic: 'printed', half, level: 'error', text, location };
    }
    case 'query': {
      const facts = [toParameters(event.parameters), toFacts(event)];
      return {
        ...base,
        topic: 'query',
        half: 'backend',
        level: event.error ? 'error' : 'debug',
        text: toOneLine(event.text),
        aside: facts.filter((fact) => fact !== '').join(' · '),
      };
    }
    case 'slow-hash': {
      const text = `Works out a slow hash: ${event.name}`;
      const aside = `${event.work} ${event.name === 'scrypt' ? 'blocks' : 'rounds'}`;
      return { ...base, half: 'backend', level: 'debug', text, aside };
    }
    case 'process':
      return { ...base, half: 'backend', ...toSentence(event) };
    case 'line': {
      const text = event.online
        ? `The device is online${slowness(event)}`
        : 'The device is offline';
      return { ...base, half: 'frontend', level: 'debug', text };
    }
    case 'watchdog': {
      const { half, text, location } = toNotice(event, events);
      return { ...base, half, level: 'warn', text, location };
    }
    case 'request':
    case 'request-body':
    case 'head':
    case 'response':
    case 'failure':
    case 'gateway':
    case 'page':
    case 'asset':
    case 'test':
    case 'loading':
      return null;
  }
}

function slowness({ latencyMs, bytesPerSecond }: LineEvent): string {
  return latencyMs > 0 || bytesPerSecond !== null ? ', on a slow line' : '';
}

function toSentence({ change, command }: ProcessEvent): { level: Level; text: string } {
  switch (change.to) {
    case 'started':
      return { level: 'debug', text: `Started: ${command}` };
    case 'listening':
      return { level: 'debug', text: `Listening on port ${change.port}` };
    case 'closed':
      return { level: 'debug', text: `Closed port ${change.port}` };
    case 'signaled':
      return { level: 'debug', text: `Got ${change.signal}` };
    case 'exited':
      if ([130, 137, 143].includes(change.code)) return { level: 'debug', text: 'Stopped' };
      return {
        level: change.code === 0 ? 'debug' : 'error',
        text: `Ended by itself with exit code ${change.code}`,
      };
  }
}
