import { expect, it } from 'vitest';
import { readNotes } from '#checks/notes/read-notes.ts';

const source = `import { pool } from './db.ts';

/** A dish. */
export interface Dish { name: string }

/**
 * Reads a price as people write it.
 * In whole paise.
 *
 * @param text As on the menu.
 * @example
 * toPaise('1.5') // 150
 *
 * @example Nothing is free
 * \`\`\`ts
 * toPaise('') // throws
 * \`\`\`
 */
export function toPaise(text: string): number;
export function toPaise(text: string, other?: boolean): number {
  return 1;
}

/* No note. */
export async function save() {}

/** Not of the next one. */
const own = 1;
export const isFree = <T>(price: T): boolean => price === 0;
/** Doubles. @example twice(2) // 4 */
export const twice = async (n: number) => n * 2,
  limit = 5;
export const rate = (1 + 2) * 3;
export const list = [1];

/** Listed below. */
function later() {}
const arrow = (a: string) => a;
const value = 1;
export { later, arrow as renamed, value };
/** The one. */
export default function () {}
`;

it('finds exported functions and their notes', () => {
  expect(readNotes(source)).toEqual([
    {
      name: 'toPaise',
      line: 19,
      description: 'Reads a price as people write it. In whole paise.',
      examples: ["toPaise('1.5') // 150", "toPaise('') // throws"],
    },
    { name: 'save', line: 25, description: '', examples: [] },
    { name: 'isFree', line: 29, description: '', examples: [] },
    { name: 'twice', line: 31, description: 'Doubles.', examples: ['twice(2) // 4'] },
    { name: 'later', line: 37, description: 'Listed below.', examples: [] },
    { name: 'renamed', line: 38, description: '', examples: [] },
    { name: 'default', line: 42, description: 'The one.', examples: [] },
  ]);
});
