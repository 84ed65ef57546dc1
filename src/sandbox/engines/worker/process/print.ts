import { createBatch } from '#lib/batch.ts';
import type { Print } from '../protocol.ts';
import { send } from './host.ts';
import { native } from './native.ts';

const batch = createBatch<Print>({
  most: 200,
  every: 100,
  schedule: native.setTimeout,
  send(prints, leftOut) {
    const text = `(${leftOut} more lines left out: too many at once)\n`;
    send({ type: 'print', prints: leftOut > 0 ? [...prints, { text, level: 'warn' }] : prints });
  },
});

/** Prints a text with the next turn of the event loop, or, while the program gives it none, every 100 ms. */
export function print(text: string, level: Print['level']): void {
  batch.add({ text, level });
}

/** Sends what waits. */
export const flushPrints = batch.flush;
