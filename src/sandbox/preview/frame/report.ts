import { createBatch } from '#lib/batch.ts';
import type { LogEvent } from '../../wire/events.ts';
import type { Channel } from './channel.ts';
import { native } from './native.ts';

type Level = LogEvent['level'];
const levels: Level[] = ['log', 'info', 'warn', 'error', 'debug'];

/** Sends a copy of every `console.*` line. `flush` sends those that wait for the next turn. */
export function reportConsole(channel: Channel): { flush(): void } {
  const batch = createBatch<{ level: Level; text: string }>({
    most: 200,
    every: 100,
    schedule: (task) => void native.setTimeout(task),
    now: native.now,
    send(logs, leftOut) {
      const text = `(${leftOut} more lines left out: too many at once)`;
      channel.send({ type: 'logs', logs: leftOut > 0 ? [...logs, { level: 'warn', text }] : logs });
    },
  });
  for (const level of levels) {
    const original = console[level].bind(console);
    console[level] = (...args: unknown[]) => {
      original(...args);
      batch.add({ level, text: args.map(toText).join(' ') });
    };
  }
  return { flush: batch.flush };
}

/** Reports errors that nobody caught. */
export function reportErrors(channel: Channel): void {
  addEventListener('error', (event) => {
    if (event.error !== undefined || event.message)
      reportError(channel, event.error ?? event.message);
  });
  addEventListener('unhandledrejection', (event) => reportError(channel, event.reason));
}

/** Reports one error. */
export function reportError(channel: Channel, error: unknown): void {
  const known = error instanceof Error;
  channel.send({
    type: 'failure',
    message: known ? `${error.name}: ${error.message}` : `Uncaught ${toText(error)}`,
    stack: known ? (error.stack ?? '') : '',
    location: known && 'location' in error ? (error.location as never) : null,
  });
}

/** One console argument as text, as a browser's console would show it on one line. */
function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Element) return `<${value.localName}${value.id && ` id="${value.id}"`}>`;
  if (typeof value === 'function') return `function ${value.name}`;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
