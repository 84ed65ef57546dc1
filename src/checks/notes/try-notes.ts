import type { Programs } from '../programs/programs.ts';
import { makeExampleProgram, type ExampleEnd } from './example-program.ts';
import { readNotes, type Note } from './read-notes.ts';

/** The notes of one module, and what became of their examples. */
export interface TriedNotes {
  notes: Note[];
  examples: ExampleEnd[];
}

/**
 * Reads the notes above a module's exported functions, and runs their examples in a program beside it. Reading the source
 * is the point here: a note is source. Rejects when there is no such file.
 */
export async function tryNotes(
  programs: Programs,
  path: string,
  env: Record<string, string>,
): Promise<TriedNotes> {
  const source = await programs.read(path);
  if (source === null) throw new Error(`There is no ${path}.`);
  const notes = readNotes(source);
  if (notes.every(({ examples }) => examples.length === 0)) return { notes, examples: [] };
  const [, folder = '', name = ''] = /^(.*\/)?([^/]+)$/.exec(path) ?? [];
  const program = makeExampleProgram(`./${name}`, notes);
  const beside = `${folder}examples-of-${name}`;
  await programs.write({ [beside]: program.source });
  const { output } = await programs.run([beside], { env });
  return { notes, examples: program.read(output) };
}
