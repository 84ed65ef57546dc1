import type { Half } from '#lib/files.ts';
import type { LineEvent, ProcessEvent, SourceLocation, WireEvent } from '#sandbox/wire/events.ts';
import { toNotice } from '../watchdog.ts';

/** How much a line matters. */
export type Level = 'debug' | 'info' | 'warn' | 'error';

/** One line of the log. */
export interface LogLine {
  id: number;
  half: Half;
  level: Level;
  /** Seconds since the sandbox started, e.g. `1.042`. */
  time: string;
  text: string;
  location: SourceLocation | null;
}

/** What was printed, what went wrong, and what the kitchen's process did, in order. */
export function toLogLines(events: readonly WireEvent[]): LogLine[] {
  return events.flatMap((event): LogLine[] => {
    const time = (event.at / 1000).toFixed(3);
    const base = { id: event.id, time, location: null };
    switch (event.kind) {
      case 'log':
        return [
          {
            ...base,
            half: event.half,
            level: event.level === 'log' ? 'info' : event.level,
            text: event.text.replace(/\n$/, ''),
          },
        ];
      case 'error': {
        const text = [event.message, ...event.stack.map((line) => `  at ${line}`)].join('\n');
        return [{ ...base, half: event.half, level: 'error', text, location: event.location }];
      }
      case 'process':
        return [{ ...base, half: 'backend', ...toSentence(event) }];
      case 'line': {
        const text = event.online
          ? `The device is online${slowness(event)}`
          : 'The device is offline';
        return [{ ...base, half: 'frontend', level: 'debug', text }];
      }
      case 'watchdog': {
        const { half, text, location } = toNotice(event, events);
        return [{ ...base, half, level: 'warn', text, location }];
      }
      case 'request':
      case 'request-body':
      case 'head':
      case 'response':
      case 'failure':
      case 'gateway':
      case 'page':
      case 'asset':
      case 'query':
      case 'test':
      case 'loading':
        return [];
    }
  });
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
