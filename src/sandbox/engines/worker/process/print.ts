import { createBatch } from '#lib/batch.ts';
import type { Print } from '../protocol.ts';
import { send } from './host.ts';
import { native } from './native.ts';

const batch = createBatch<Print>({
  most: 200,
  every: 100,
  schedule: native.setTimeout,
  now: native.now,
  send(prints, leftOut) {
    const whole = joinLines(prints);
    const text = `(${leftOut} more lines left out: too many at once)\n`;
    send({ type: 'print', prints: leftOut > 0 ? [...whole, { text, level: 'warn' }] : whole });
  },
});

/** Prints a text with the next turn of the event loop, or, while the program gives it none, every 100 ms. */
export function print(text: string, level: Print['level']): void {
  batch.add({ text, level });
}

/** Sends what waits. */
export const flushPrints = batch.flush;

/** A line written in pieces is one line. */
function joinLines(prints: Print[]): Print[] {
  const lines: Print[] = [];
  for (const print of prints) {
    const last = lines.at(-1);
    if (last && last.level === print.level && !last.text.endsWith('\n')) last.text += print.text;
    else lines.push({ ...print });
  }
  return lines;
}
