/** An exported function and the note above it. */
export interface Note {
  name: string;
  /** Where the function begins, counted from 1. */
  line: number;
  /** What the note says before its first tag; empty without a note. */
  description: string;
  /** The code of each `@example`. */
  examples: string[];
}

const declared = /^export\s+(?:default\s+)?(?:async\s+)?function\b\s*\*?\s*([\w$]+)?/gm;
const assigned = /^export\s+(?:const|let)\s+([\w$]+)\b[^=\n]*=(?!=)\s*/gm;
const listed = /^export\s*\{([^}]*)\}\s*;?\s*$/gm;

/**
 * The functions that a module exports, with their notes, in the order of the file. A note is the comment in two stars right
 * above a function, as TSDoc has it. Reads the usual ways to export: `export function`, `export const` with a function, and
 * `export { … }` for functions of the file.
 */
export function readNotes(source: string): Note[] {
  const found = new Map<string, Note>();
  const add = (name: string, at: number) => {
    // Of overloads, the first carries the note.
    if (!found.has(name)) found.set(name, { name, ...noteAbove(source, at) });
  };
  for (const match of source.matchAll(declared)) add(match[1] ?? 'default', match.index);
  for (const match of source.matchAll(assigned)) {
    if (isFunction(source.slice(match.index + match[0].length))) add(match[1]!, match.index);
  }
  for (const [, names = ''] of source.matchAll(listed)) {
    for (const text of names.split(',')) {
      const [local = '', name = local] = text.trim().split(/\s+as\s+/);
      const at = local === '' ? -1 : findLocal(source, local);
      if (at >= 0) add(name, at);
    }
  }
  return [...found.values()].sort((a, b) => a.line - b.line);
}

/** Where a function of the file begins that is exported further down; -1 when the name is no function. */
function findLocal(source: string, name: string): number {
  const escaped = name.replace(/\$/g, '\\$');
  const plain = new RegExp(
    `^(?:export\\s+)?(?:async\\s+)?function\\s*\\*?\\s*${escaped}\\b`,
    'm',
  ).exec(source);
  if (plain) return plain.index;
  const value = new RegExp(
    `^(?:export\\s+)?(?:const|let)\\s+${escaped}\\b[^=\\n]*=(?!=)\\s*`,
    'm',
  ).exec(source);
  return value && isFunction(source.slice(value.index + value[0].length)) ? value.index : -1;
}

/** Whether the text begins with a function: `function`, `async …`, `name =>`, or parentheses and an arrow after them. */
function isFunction(text: string): boolean {
  if (/^(?:async\s+)?function\b/.test(text)) return true;
  const rest = text.replace(/^async\b\s*/, '').replace(/^<[^>]*>\s*/, '');
  if (/^[\w$]+\s*=>/.test(rest)) return true;
  if (!rest.startsWith('(')) return false;
  let depth = 0;
  for (let i = 0; i < rest.length; i++) {
    if (rest[i] === '(') depth++;
    if (rest[i] === ')' && --depth === 0) return /^\s*(?::[^=;]+)?=>/.test(rest.slice(i + 1));
  }
  return false;
}

function noteAbove(source: string, at: number): Omit<Note, 'name'> {
  const before = source.slice(0, at);
  const line = before.split('\n').length;
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(before);
  if (!comment) return { line, description: '', examples: [] };
  const text = comment[1]!
    .split('\n')
    .map((part) => part.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n');
  const [description = '', ...tags] = text.split(/^[ \t]*(?=@\w)|(?<=\s)(?=@example\b)/m);
  const examples = tags
    .filter((tag) => /^@example\b/.test(tag))
    .map((tag) => codeIn(tag.replace(/^@example\b[ \t]*/, '')));
  return { line, description: description.trim().replace(/\s+/g, ' '), examples };
}

/** The code of an example: what stands in its fences, or all of it but a title beside the tag. */
function codeIn(text: string): string {
  const fenced = [...text.matchAll(/^[ \t]*```[^\n]*\n([\s\S]*?)^[ \t]*```/gm)];
  if (fenced.length > 0) return fenced.map(([, code]) => code!.trimEnd()).join('\n');
  const [first = '', ...rest] = text.split('\n');
  const below = rest.join('\n').trim();
  return below === '' ? first.trim() : below;
}
