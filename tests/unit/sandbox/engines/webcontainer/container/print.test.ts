import { expect, it } from 'vitest';
import { createPrinter } from '#sandbox/engines/webcontainer/container/print.ts';

function open() {
  const printed: string[] = [];
  const tasks: (() => void)[] = [];
  let time = 0;
  const printer = createPrinter(
    (message) =>
      void (message.type === 'print' && printed.push(`${message.level}: ${message.text}`)),
    (task) => void tasks.push(task),
    () => time,
  );
  return { printer, printed, turn: () => tasks.shift()?.(), wait: (ms: number) => (time += ms) };
}

it('hands on whole lines at once, since a loop may follow', () => {
  const { printer, printed } = open();
  printer.print('one\n', 'log');
  expect(printed).toEqual(['log: one\n']);
});

it('joins what is written in pieces, and gives up joining at the next turn', () => {
  const { printer, printed, turn } = open();
  printer.print('a', 'log');
  printer.print('b\n', 'log');
  printer.print('c', 'log');
  printer.print('d\n', 'error');
  printer.print('e', 'log');
  expect(printed).toEqual(['log: ab\n', 'log: c', 'error: d\n']);
  turn();
  expect(printed.at(-1)).toBe('log: e');
});

it('counts what is too much, and says so when the time is over or the program ends', () => {
  const { printer, printed, wait } = open();
  for (let i = 0; i < 205; i++) printer.print('again\n', 'log');
  expect(printed).toHaveLength(200);
  wait(101);
  printer.print('later\n', 'log');
  expect(printed.slice(200)).toEqual([
    'warn: (5 more lines left out: too many at once)\n',
    'log: later\n',
  ]);
  for (let i = 0; i < 200; i++) printer.print('again\n', 'log');
  printer.flush();
  expect(printed.at(-1)).toContain('1 more');
});
