import { expect, it } from 'vitest';
import { createLineReader, toLines } from '#sandbox/engines/webcontainer/container/lines.ts';

const long = { type: 'request-data', call: 1, data: 'dål'.repeat(3000) };
const short = { type: 'request-end', call: 1 };

it('keeps lines short enough for a terminal', () => {
  const lines = toLines(long).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(4096);
});

it('puts messages together from pieces of any size, past what a terminal echoes', () => {
  const heard: unknown[] = [];
  const read = createLineReader((message) => void heard.push(message));
  const input = `${toLines(long)}echo\r\n${toLines(short)}`;
  for (let at = 0; at < input.length; at += 7) read(input.slice(at, at + 7));
  expect(heard).toEqual([long, short]);
});
