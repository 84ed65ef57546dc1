import type { Node, Program as Ast, Statement } from 'acorn';
import { full } from 'acorn-walk';
import MagicString from 'magic-string';
import { rewritePageGlobals } from './page-globals.ts';
import type { Platform } from './program.ts';

/**
 * Rewrites what a compiled module cannot say for itself where it runs: `import.meta` and `import()` belong to the
 * linker. In a page, every loop asks `$guard` before each round, so that an endless loop can be stopped; a worker needs
 * no guard, since it can be killed. A page's window is another than the frame's. Nothing changes lines.
 */
export function instrument(code: string, ast: Ast, platform: Platform): string {
  const text = new MagicString(code);
  full(ast, (node) => {
    if (node.type === 'MetaProperty' && code.startsWith('import', node.start)) {
      text.update(node.start, node.end, '$meta');
    } else if (node.type === 'ImportExpression') {
      text.update(node.start, node.start + 'import'.length, '$import');
    } else if (platform === 'page' && isLoop(node)) {
      guard(text, node.body);
    }
  });
  if (platform === 'page') rewritePageGlobals(text, ast);
  return text.toString();
}

type Loop = Node & { body: Statement };

function isLoop(node: Node): node is Loop {
  // `for await` gives way to other tasks between rounds, so it cannot hold the page.
  if (node.type === 'ForOfStatement') return !(node as Node & { await?: boolean }).await;
  return /^(For|ForIn|While|DoWhile)Statement$/.test(node.type);
}

function guard(text: MagicString, body: Statement): void {
  if (body.type === 'BlockStatement') {
    text.appendRight(body.start + 1, '$guard();');
  } else {
    text.appendRight(body.start, '{$guard();').appendLeft(body.end, '}');
  }
}
