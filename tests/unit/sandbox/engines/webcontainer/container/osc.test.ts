import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createOscReader, toAscii, toOsc } from '#sandbox/engines/webcontainer/container/osc.ts';

/** Cuts a text into pieces of these lengths, again and again. */
function cut(text: string, lengths: number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0, i = 0; at < text.length; i++) {
    const length = lengths[i % lengths.length]!;
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}

function read(pieces: string[]): { text: string; messages: unknown[] } {
  const messages: unknown[] = [];
  const reader = createOscReader((message) => void messages.push(message));
  const text = pieces.map((piece) => reader.read(piece)).join('') + reader.end();
  return { text, messages };
}

it('takes messages out of a text, however it is cut', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !/[\x1b\x07]/.test(one));
  const part = fc.oneof(text, fc.record({ print: text, pid: fc.integer() }));
  const lengths = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(part), lengths, (parts, pieces) => {
      const output = parts.map((one) => (typeof one === 'string' ? one : toOsc(one))).join('');
      expect(read(cut(output, pieces))).toEqual({
        text: parts.filter((one) => typeof one === 'string').join(''),
        messages: parts.filter((one) => typeof one !== 'string'),
      });
    }),
  );
});

it('gives at once what cannot become a message, and the rest at the end', () => {
  const reader = createOscReader(() => {});
  expect(reader.read('dal\x1b')).toBe('dal');
  expect(reader.read('[31m red')).toBe('\x1b[31m red');
  expect(reader.read('\x1b]7717;{"cut":')).toBe('');
  expect(reader.end()).toBe('\x1b]7717;{"cut":');
});

it('drops what a program forged and is no JSON', () => {
  expect(read(['a\x1b]7717;nonsense\x07b'])).toEqual({ text: 'ab', messages: [] });
});

it('writes ASCII alone, without the characters that end a message', () => {
  const json = toAscii({ text: 'dål 🍛 \x07 \x1b \n' });
  expect(json).toMatch(/^[ -~]+$/);
  expect(JSON.parse(json)).toEqual({ text: 'dål 🍛 \x07 \x1b \n' });
});
