import { format, inspect } from './inspect/inspect.ts';
import type { Print } from '../protocol.ts';
import { toTable } from './console-table.ts';
import { print } from './print.ts';

/** Node's `console` on the process's output. */
export function createConsole(): Partial<Console> {
  let indent = '';
  const counts = new Map<string, number>();
  const started = new Map<string, number>();
  const write = (level: Print['level'], text: string) =>
    print(text.replace(/^/gm, indent) + '\n', level);
  const printer =
    (level: Print['level']) =>
    (...args: unknown[]) =>
      write(level, format(...args));
  const log = printer('log');

  return {
    log,
    info: printer('info'),
    debug: printer('debug'),
    warn: printer('warn'),
    error: printer('error'),
    trace: (...args) => write('error', new Error(format(...args)).stack ?? ''),
    dir: (value: unknown) => log(inspect(value)),
    table(data: unknown, names?: readonly string[]) {
      const table = toTable(data, names);
      if (table === null) log(data);
      else write('log', table);
    },
    assert: (condition, ...args) => {
      if (!condition)
        write('error', `Assertion failed${args.length ? ': ' : ''}${format(...args)}`);
    },
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      log(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = 'default') => void counts.delete(label),
    time: (label = 'default') => void started.set(label, performance.now()),
    timeEnd: (label = 'default') => {
      const start = started.get(label);
      if (start !== undefined) log(`${label}: ${(performance.now() - start).toFixed(3)}ms`);
      started.delete(label);
    },
    group: (...args) => {
      if (args.length > 0) log(...args);
      indent += '  ';
    },
    groupEnd: () => {
      indent = indent.slice(2);
    },
  };
}
