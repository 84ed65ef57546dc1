import { parse, parseExpressionAt, type Comment, type Expression, type Program } from 'acorn';

/** One statement of an example, ready to be run. */
export interface ExampleStep {
  /** The statement as written. */
  text: string;
  /** `statement`: it is run as it stands. `value`: an expression, whose value is claimed. `throws`: it must throw. */
  kind: 'statement' | 'value' | 'throws';
  /** For `value` and `throws` the expression. */
  expression: string;
  /** For `value` the code of what is claimed. */
  expected: string;
}

/** An example that cannot be read as code, in one sentence. */
export class BadExample extends Error {
  override name = 'BadExample';
}

const options = {
  ecmaVersion: 'latest',
  sourceType: 'module',
  allowAwaitOutsideFunction: true,
} as const;

/**
 * Reads an example: statements, and behind an expression, or in the line below it, a comment that says what it gives:
 * `toPaise('1.5') // 150`. An arrow or “throws” may stand at the beginning of the comment. Comments that are not code are
 * for people. Imports are left out: an example has everything its own module exports. Throws a `BadExample`.
 */
export function readExample(code: string): ExampleStep[] {
  const comments: Comment[] = [];
  let program: Program;
  try {
    program = parse(code, { ...options, onComment: comments });
  } catch (error) {
    throw new BadExample((error as Error).message);
  }
  return program.body.flatMap((node, index): ExampleStep[] => {
    if (node.type === 'ImportDeclaration') return [];
    const end = program.body[index + 1]?.start ?? code.length;
    const said = comments
      .filter((comment) => comment.start >= node.end && comment.end <= end)
      .map(({ value }) => value.trim())
      .join('\n');
    const text = code.slice(node.start, node.end);
    const plain: ExampleStep = { text, kind: 'statement', expression: '', expected: '' };
    if (said === '') return [plain];
    if (node.type === 'VariableDeclaration') {
      const [only, ...more] = node.declarations;
      const claim = readClaim(said);
      if (more.length > 0 || only?.id.type !== 'Identifier' || claim?.kind !== 'value')
        return [plain];
      return [plain, { text, expression: only.id.name, ...claim }];
    }
    if (node.type !== 'ExpressionStatement') return [plain];
    const claim = readClaim(said);
    const { start, end: stop } = printedIn(node.expression);
    return [claim ? { text, expression: code.slice(start, stop), ...claim } : plain];
  });
}

/** What `console.log(…)` prints is what is meant. */
function printedIn(node: Expression): Expression {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return node;
  const { object, property } = node.callee;
  const isLog =
    object.type === 'Identifier' &&
    object.name === 'console' &&
    property.type === 'Identifier' &&
    property.name === 'log';
  const [only, ...more] = node.arguments;
  return isLog && only && only.type !== 'SpreadElement' && more.length === 0 ? only : node;
}

/** What a comment claims; `null` when it is a sentence for people. */
function readClaim(said: string): Pick<ExampleStep, 'kind' | 'expected'> | null {
  if (/^(?:[-=]>|→)?\s*(?:it\s+)?throws\b/i.test(said)) return { kind: 'throws', expected: '' };
  const text = said.replace(/^(?:[-=]*>|→|(?:gives|returns|is)\b:?)\s*/i, '');
  try {
    const value = parseExpressionAt(text, 0, options);
    const rest = text.slice(value.end);
    if (!isValue(value) || !/^(?:$|[\s,;.(])/.test(rest)) return null;
    return { kind: 'value', expected: text.slice(value.start, value.end) };
  } catch {
    return null;
  }
}

/** Words are names too, as far as a parser can tell. */
function isValue(node: Expression): boolean {
  if (node.type === 'Identifier') return ['undefined', 'NaN', 'Infinity'].includes(node.name);
  return [
    'Literal',
    'TemplateLiteral',
    'ArrayExpression',
    'ObjectExpression',
    'UnaryExpression',
    'NewExpression',
    'CallExpression',
  ].includes(node.type);
}
