import type {
  ImportExpression,
  ModuleDeclaration,
  Pattern,
  Program as Ast,
  Statement,
} from 'acorn';
import { simple } from 'acorn-walk';
import type { SourceLocation } from '../wire/events.ts';

/** An import as written, before it is resolved. */
export interface WrittenImport {
  specifier: string;
  names: string[];
  dynamic: boolean;
  location: SourceLocation;
}

/** What a module asks for and what it offers. */
export interface ModuleShape {
  imports: WrittenImport[];
  /** `null` when `export * from` makes the names unknown. */
  exports: string[] | null;
}

/** Reads imports and exports from a parsed ES module. Dynamic imports count when their specifier is a literal. */
export function readModuleShape(path: string, ast: Ast): ModuleShape {
  const imports: WrittenImport[] = [];
  const exports: string[] = [];
  let knowsExports = true;

  for (const node of ast.body) {
    for (const name of exportedNames(node)) exports.push(name);
    if (node.type === 'ExportAllDeclaration' && !node.exported) knowsExports = false;
    const source = 'source' in node ? node.source : null;
    if (source && typeof source.value === 'string') {
      imports.push({
        specifier: source.value,
        names: importedNames(node),
        dynamic: false,
        location: locate(path, node),
      });
    }
  }
  simple(ast, {
    ImportExpression(node: ImportExpression) {
      if (node.source.type !== 'Literal' || typeof node.source.value !== 'string') return;
      const specifier = node.source.value;
      imports.push({ specifier, names: [], dynamic: true, location: locate(path, node) });
    },
  });
  return { imports, exports: knowsExports ? exports : null };
}

function locate(file: string, node: { loc?: { start: { line: number; column: number } } | null }) {
  return { file, line: node.loc?.start.line ?? 1, column: (node.loc?.start.column ?? 0) + 1 };
}

function importedNames(node: Statement | ModuleDeclaration): string[] {
  if (node.type === 'ImportDeclaration') {
    return node.specifiers.flatMap((specifier) => {
      if (specifier.type === 'ImportDefaultSpecifier') return ['default'];
      return specifier.type === 'ImportSpecifier' ? [nameOf(specifier.imported)] : [];
    });
  }
  if (node.type === 'ExportNamedDeclaration') return node.specifiers.map((s) => nameOf(s.local));
  return [];
}

function exportedNames(node: Statement | ModuleDeclaration): string[] {
  if (node.type === 'ExportDefaultDeclaration') return ['default'];
  if (node.type === 'ExportAllDeclaration') return node.exported ? [nameOf(node.exported)] : [];
  if (node.type !== 'ExportNamedDeclaration') return [];
  const named = node.specifiers.map((specifier) => nameOf(specifier.exported));
  const declaration = node.declaration;
  if (!declaration) return named;
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap((declarator) => boundNames(declarator.id));
  }
  return [declaration.id.name];
}

function nameOf(node: { type: 'Identifier'; name: string } | { type: 'Literal'; value?: unknown }) {
  return node.type === 'Identifier' ? node.name : String(node.value);
}

/** Names that a destructuring pattern declares. */
export function boundNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((p) =>
        boundNames(p.type === 'Property' ? p.value : p.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    default:
      return [];
  }
}
