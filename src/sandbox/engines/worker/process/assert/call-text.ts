import { toLearnerStack } from '../../../../compile/learner-stack.ts';
import { sourceOf } from '../sources.ts';

/** What looks like a call of an assertion that takes one value: `assert(`, `assert.ok(`, `t.assert.ok(`, `ok(`. */
const call = /(?:\b(?:[\w$]+\.)*(?:assert|strict)(?:\.(?:strict|ok))*|\b(?:[\w$]+\.)*ok)\s*\(/g;

/**
 * The text of the assertion that a stack came from, as it stands in the learner's file. Like Node's, it ends with the
 * line. `null` when the place is not known.
 */
export function callText(stack: string): string | null {
  const { location } = toLearnerStack(stack);
  const line = location && sourceOf(location.file)?.split('\n')[location.line - 1];
  if (!line) return null;
  // The column is the compiled line's, so with several calls on one line it only says which of them is likely.
  const calls = [...line.matchAll(call)];
  const before = calls.filter(({ index }) => index < location.column);
  const found = before.at(-1) ?? calls[0];
  return found ? line.slice(found.index, endOfCall(line, found.index)) : null;
}

/** Where the parenthesis that opens after `start` is closed, or the end of the line. */
function endOfCall(line: string, start: number): number {
  let depth = 0;
  let quote = '';
  for (let at = line.indexOf('(', start); at < line.length; at++) {
    const character = line[at]!;
    if (quote) {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if ('\'"`'.includes(character)) quote = character;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && --depth === 0) return at + 1;
  }
  return line.length;
}
