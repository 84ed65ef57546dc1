import type { Expression, Node, Program as Ast, Super } from 'acorn';
import { full } from 'acorn-walk';
import type MagicString from 'magic-string';
import { boundNames } from './module-shape.ts';

/**
 * Names that a page's modules get from their host in place of the browser's own: those cannot be replaced in a window,
 * and they would show the frame instead of the page. `$window` is what `window.location` and the like are read from.
 */
export const pageGlobals = ['location', 'history', 'top', 'parent', '$window'] as const;

const windows = ['window', 'self', 'globalThis', 'top', 'parent'];

/** Turns `window.location = …`, `document.location`, `parent.history` and `location = …` to the host's `$window`. */
export function rewritePageGlobals(text: MagicString, ast: Ast): void {
  const own = declaredNames(ast);
  const isFree = (node: Node, name: string) =>
    isIdentifier(node) && node.name === name && !own.has(name);

  function isWindow(node: Expression | Super): boolean {
    if (windows.some((name) => isFree(node, name))) return true;
    return (
      node.type === 'MemberExpression' &&
      windows.includes(propertyOf(node) ?? '') &&
      isWindow(node.object)
    );
  }

  full(ast, (node) => {
    if (node.type === 'MemberExpression') {
      const member = node as Extract<Expression, { type: 'MemberExpression' }>;
      const property = propertyOf(member);
      const shown =
        property === 'location'
          ? isWindow(member.object) || isFree(member.object, 'document')
          : (pageGlobals as readonly (string | null)[]).includes(property) &&
            isWindow(member.object);
      if (shown) text.update(member.object.start, member.object.end, '$window');
    } else if (node.type === 'AssignmentExpression') {
      // An assignment to the host's parameter would go nowhere.
      const { left } = node as Extract<Expression, { type: 'AssignmentExpression' }>;
      if (isFree(left, 'location')) text.update(left.start, left.end, '$window.location');
    }
  });
}

function isIdentifier(node: Node): node is Extract<Expression, { type: 'Identifier' }> {
  return node.type === 'Identifier';
}

function propertyOf(node: Extract<Expression, { type: 'MemberExpression' }>): string | null {
  const { property, computed } = node;
  if (!computed) return property.type === 'Identifier' ? property.name : null;
  return property.type === 'Literal' ? String(property.value) : null;
}

/** Every name the module declares anywhere. Coarse: one local `location` leaves every assignment to that name alone. */
function declaredNames(ast: Ast): Set<string> {
  const names = new Set<string>();
  full(ast, (node) => {
    const add = (found: string[]) => found.forEach((name) => names.add(name));
    if (node.type === 'VariableDeclarator') add(boundNames((node as never as { id: never }).id));
    else if ('params' in node) (node.params as never[]).forEach((param) => add(boundNames(param)));
  });
  return names;
}
