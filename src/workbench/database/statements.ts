import { PostgreSQL } from '@codemirror/lang-sql';

/** One statement of a text, and where it begins there. */
export interface Statement {
  text: string;
  from: number;
}

/** The statements of a text in their order, without what stands between them: blanks, remarks, lone semicolons. */
export function toStatements(text: string): Statement[] {
  const statements: Statement[] = [];
  const { topNode } = PostgreSQL.language.parser.parse(text);
  for (let node = topNode.firstChild; node; node = node.nextSibling) {
    if (node.name !== 'Statement') continue;
    const statement = text.slice(node.from, node.to).replace(/;$/, '').trimEnd();
    if (statement !== '') statements.push({ text: statement, from: node.from });
  }
  return statements;
}

/** The statement at a place of a text: the one it stands in, else the one before it, else the first. */
export function statementAt(text: string, place: number): Statement | null {
  const statements = toStatements(text);
  return statements.findLast(({ from }) => from <= place) ?? statements[0] ?? null;
}

/** What stands before a statement to ask for its plan. */
export interface Explaining {
  prefix: string;
  /** Whether the statement is run for it. */
  isRun: boolean;
}

/** What Postgres can explain. */
const explainable = /^\(*\s*(select|with|values|table|insert|update|delete|merge)\b/i;
/** What reads, as far as its first word tells. */
const reading = /^\(*\s*(select|with|values|table)\b/i;
const writing = /\b(insert|update|delete|merge|into)\b/i;

/**
 * How to ask for a statement's plan; `null` for what has none. What only reads is run, so that the plan says what it really
 * cost. What may write is not: asking for a plan must change nothing.
 */
export function toExplaining({ text }: Statement): Explaining | null {
  if (!explainable.test(text)) return null;
  const isRun = reading.test(text) && !writing.test(withoutTexts(text));
  return { prefix: `EXPLAIN (${isRun ? 'ANALYZE, BUFFERS, ' : ''}FORMAT JSON) `, isRun };
}

/** A statement without what stands in quotes. */
function withoutTexts(text: string): string {
  return text.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, "''");
}

/** Where an error is, as a terminal shows it: the line, and how many characters stand before the place. */
export interface Pointer {
  line: string;
  /** Counted in the whole text, from 1. */
  lineNumber: number;
  before: number;
}

/** The place of an error in the text it was typed in. `position` counts characters of the statement, from 1. */
export function toPointer(text: string, { from, text: own }: Statement, position: number): Pointer {
  // Postgres counts characters, not the halves that JavaScript counts.
  const into = [...own].slice(0, position - 1).join('').length;
  const at = Math.min(from + into, text.length);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return {
    line: text.slice(start, end < 0 ? undefined : end),
    lineNumber: text.slice(0, at).split('\n').length,
    before: [...text.slice(start, at)].length,
  };
}
