import type { Expression, Node, Program as Ast, Statement } from 'acorn';
import { full } from 'acorn-walk';
import MagicString from 'magic-string';
import { rewritePageGlobals } from './page-globals.ts';
import type { Platform } from './program.ts';

/**
 * Rewrites what a compiled module cannot say for itself where it runs: `import.meta` and `import()` belong to the
 * linker, and a page's window is another than the frame's. Loops ask the guard, see `guardLoops`. Nothing changes lines.
 */
export function instrument(code: string, ast: Ast, platform: Platform): string {
  const text = new MagicString(code);
  full(ast, (node) => {
    if (node.type === 'MetaProperty' && code.startsWith('import', node.start)) {
      text.update(node.start, node.end, '$meta');
    } else if (node.type === 'ImportExpression') {
      text.update(node.start, node.start + 'import'.length, '$import');
    }
  });
  guardLoops(text, ast, platform);
  if (platform === 'page') rewritePageGlobals(text, ast);
  return text.toString();
}

/**
 * Lets every loop call `$guard` before each round. In a process it only tells where the program is: a worker can be
 * killed. In a page it ends what does not end, so there each function asks too: promises, iterators and callbacks can
 * run for ever without a loop. `debugger` statements of a page are announced, since a page that is paused looks like one
 * that hangs.
 */
export function guardLoops(text: MagicString, ast: Ast, platform: Platform): void {
  full(ast, (node) => {
    if (isLoop(node)) guardBody(text, node.body);
    else if (platform !== 'page') return;
    else if (isFunction(node)) guardFunction(text, node);
    else if (node.type === 'DebuggerStatement') {
      text.appendLeft(node.start, '{$guard.debug?.(true);');
      text.appendRight(node.end, ';$guard.debug?.(false);}');
    }
  });
}

type Loop = Node & { body: Statement };
type Callable = Node & { body: Statement | Expression };

function isLoop(node: Node): node is Loop {
  return /^(For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type);
}

function isFunction(node: Node): node is Callable {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
}

function guardBody(text: MagicString, body: Statement): void {
  if (body.type === 'BlockStatement') {
    text.appendRight(body.start + 1, '$guard();');
  } else {
    text.appendRight(body.start, '{$guard();').appendLeft(body.end, '}');
  }
}

function guardFunction(text: MagicString, { body }: Callable): void {
  if (body.type !== 'BlockStatement') {
    text.appendRight(body.start, '($guard(),').appendLeft(body.end, ')');
    return;
  }
  // 'use strict' counts only as the first statement.
  const directives = body.body.filter(
    (statement) => 'directive' in statement && statement.directive,
  );
  text.appendRight(directives.at(-1)?.end ?? body.start + 1, ';$guard();');
}
