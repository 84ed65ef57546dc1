import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Folder of the project, absolute. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One import statement, dynamic import or re-export. */
export interface Import {
  /** The importing file, from the project's folder: `src/checks/run.ts`. */
  from: string;
  /** The imported file in the same form, or the name of a package: `react`, `node:fs`. */
  to: string;
  /** As written: `./run.ts`, `#checks/run.ts`, `react`. */
  written: string;
  /** Leaves no trace in the compiled code. */
  isType: boolean;
}

/** Paths of all files below a folder of the project, with `/`, sorted. Skips what is generated or installed. */
export function filesBelow(folder: string): string[] {
  const skipped = ['node_modules', '.git', '.astro', 'dist', 'test-results'];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !skipped.includes(entry.name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();
}

/** Text of a file of the project. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** All imports of one source file. Of an Astro file, those of its frontmatter and its scripts. */
export function importsOf(path: string, text: string): Import[] {
  return programsIn(path, text).flatMap((program) => {
    const found: Import[] = [];
    visit(program, (node) => {
      const target = importTarget(node);
      if (target) found.push({ from: path, to: resolve(path, target.written), ...target });
    });
    return found;
  });
}

/** Whether the code of a file (not its comments or strings) uses a name. */
export function usesName(path: string, text: string, name: string): boolean {
  let isUsed = false;
  for (const program of programsIn(path, text))
    visit(program, (node) => {
      if (ts.isIdentifier(node) && node.text === name) isUsed = true;
    });
  return isUsed;
}

/** The file path without folder and extensions: `run.test.ts` → `run`. */
export function stem(path: string): string {
  return basename(path).replace(/(?<=.)\..*$/, '');
}

function programsIn(path: string, text: string): ts.SourceFile[] {
  if (/\.(ts|tsx|mjs|js)$/.test(path)) return [parse(path, text)];
  if (/\.mdx$/.test(path))
    return [parse('imports.ts', (text.match(/^import .*$/gm) ?? []).join('\n'))];
  if (!path.endsWith('.astro')) return [];
  const frontmatter = /^---\n(.*?)\n---/s.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(
    (match) => match[1] ?? '',
  );
  return [frontmatter, ...scripts].map((code) => parse('part.ts', code));
}

function parse(name: string, code: string): ts.SourceFile {
  return ts.createSourceFile(name, code, ts.ScriptTarget.Latest, false);
}

function visit(node: ts.Node, use: (node: ts.Node) => void): void {
  use(node);
  ts.forEachChild(node, (child) => visit(child, use));
}

function importTarget(node: ts.Node): { written: string; isType: boolean } | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const isType = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { written: node.moduleSpecifier.text, isType };
  }
  if (
    ts.isExportDeclaration(node) &&
    node.moduleSpecifier &&
    ts.isStringLiteral(node.moduleSpecifier)
  )
    return { written: node.moduleSpecifier.text, isType: node.isTypeOnly };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    if (argument && ts.isStringLiteral(argument)) return { written: argument.text, isType: false };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const { literal } = node.argument;
    if (ts.isStringLiteral(literal)) return { written: literal.text, isType: true };
  }
  return null;
}

function resolve(from: string, written: string): string {
  const path = written.replace(/\?.*$/, '');
  if (path.startsWith('#')) return `src/${path.slice(1)}`;
  if (path.startsWith('.')) return posix.join(posix.dirname(from), path);
  return path;
}

/** Path of the folder that holds a file. */
export function folderOf(path: string): string {
  return dirname(path).replaceAll('\\', '/');
}
