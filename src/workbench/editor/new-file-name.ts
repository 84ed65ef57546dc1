import type { Files, Half } from '#lib/files.ts';

/** Endings of the files that a project can use. */
const endings = ['ts', 'tsx', 'js', 'html', 'css', 'sql', 'json', 'yaml', 'md', 'env', 'csv'];

/** The path that a typed name stands for, or in words why there can be no such file. */
export type NewFile = { path: string } | { problem: string };

/** Reads the name of a new file of one half: `prices.ts` or, in a folder, `orders/prices.ts`. */
export function toNewFile(typed: string, half: Half, files: Files): NewFile {
  const name = typed.trim().replace(/^\/+/, '').replace(`${half}/`, '');
  const [, ending] = /^(?:[\w-]+\/)*[\w-][\w.-]*\.(\w+)$/.exec(name) ?? [];
  if (ending === undefined || !endings.includes(ending)) {
    return { problem: 'Use letters, digits and dashes, and an ending: prices.ts.' };
  }
  const path = `${half}/${name}`;
  return path in files ? { problem: `There is a file ${name} already.` } : { path };
}
