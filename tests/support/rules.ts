import { read, type Import } from './imports.ts';

/**
 * What each part may import, besides itself. This is the map in the README as a table; a part is a folder of `src/`.
 * `sandbox!` stands for the contract of the sandbox: what it promises, not how it does it.
 */
export const arrows: Record<string, readonly string[]> = {
  'content.config.ts': ['course'],
  pages: [
    ...['layouts', 'components', 'course', 'search', 'offline', 'checks', 'workbench'],
    ...['progress', 'lib', 'styles'],
  ],
  layouts: ['components', 'course', 'offline', 'lib', 'styles'],
  components: ['course', 'search', 'lib', 'styles'],
  search: ['course', 'progress', 'lib'],
  offline: ['lib'],
  workbench: ['workspace', 'sandbox', 'checks', 'progress', 'lib', 'styles'],
  checks: ['sandbox!', 'lib'],
  course: ['lib'],
  workspace: ['lib'],
  progress: ['lib'],
  sandbox: ['lib'],
  integrations: ['course', 'offline', 'lib'],
  styles: [],
  lib: [],
};

const contract =
  /^src\/sandbox\/(sandbox\.ts|run-project\.ts|file-tree\.ts|time\.ts|clock\.ts|wire\/|gateway\/)/;

/** Imports within `src/` that go where no arrow points. */
export function turnedArrows(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => {
      const [importer, imported] = [partOf(from), partOf(to)];
      if (importer === null || imported === null || importer === imported) return false;
      const allowed = arrows[importer] ?? [];
      return (
        !allowed.includes(imported) && !(allowed.includes(`${imported}!`) && contract.test(to))
      );
    })
    .map(toText);
}

/** A part of `src/`: the first folder below it, or the file's name for the few files beside the folders. */
export function partOf(path: string): string | null {
  return /^src\/([^/]+)/.exec(path)?.[1] ?? null;
}

/** Who may import a package of which there should be one user. Types may be imported by tests. */
const keepers: [name: RegExp, keeper: RegExp][] = [
  [/^@webcontainer\/api$/, /^src\/sandbox\/engines\/webcontainer\//],
  [/^(react|react-dom|@nanostores\/react)($|\/)/, /^src\/workbench\//],
  [/^(@testing-library\/|ivya($|\/)|tabbable$|axe-core$)/, /^src\/checks\/page\//],
  [/^(idb|ts-fsrs)$/, /^src\/progress\//],
  [
    /^@electric-sql\/pglite/,
    /^src\/(sandbox\/engines\/worker\/postgres\/|integrations\/fresh-database\.ts$)/,
  ],
  [/^@codemirror\//, /^src\/workbench\//],
  [/^minisearch$/, /^src\/search\//],
  [/^workbox-/, /^src\/offline\//],
];

/** Packages imported outside the folder that keeps them. */
export function strayPackages(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to, isType }) =>
      keepers.some(
        ([name, keeper]) =>
          name.test(to) && !keeper.test(from) && !(isType && from.startsWith('tests/')),
      ),
    )
    .map(toText);
}

/** Engines are reached through `choose.ts` alone, and know nothing of each other. */
export function strayEngines(imports: readonly Import[]): string[] {
  const engineOf = (path: string) => /^src\/sandbox\/engines\/([^/]+)/.exec(path)?.[1] ?? null;
  return imports
    .filter(({ from, to }) => {
      const engine = engineOf(to);
      if (engine === null || from.startsWith('tests/')) return false;
      return from !== 'src/sandbox/choose.ts' && engineOf(from) !== engine;
    })
    .map(toText);
}

/** Imports of the lessons that reach past what authors are given: the checks API and the lesson components. */
export function strayLessonImports(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from }) => from.startsWith('content/'))
    .filter(({ to }) => !/^src\/(checks\/index\.ts$|components\/lesson\/)/.test(to))
    .map(toText);
}

/** Imports of tests from what is not a test. */
export function importsOfTests(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => to.startsWith('tests/') && !from.startsWith('tests/'))
    .map(toText);
}

/** Imports that do not say `#folder/file.ts` when they leave their part. */
export function relativeLeaps(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to, written }) => written.startsWith('.') && partOf(from) !== partOf(to))
    .filter(({ from }) => from.startsWith('src/'))
    .map(toText);
}

/** Groups of files that import each other in a ring, each written as a path of arrows. Types are left out. */
export function cycles(imports: readonly Import[]): string[] {
  const graph = new Map<string, string[]>();
  for (const { from, to, isType } of imports)
    if (!isType) graph.set(from, [...(graph.get(from) ?? []), to]);

  const found: string[] = [];
  const finished = new Set<string>();
  const walk = (file: string, trail: string[]) => {
    const start = trail.indexOf(file);
    if (start >= 0) found.push([...trail.slice(start), file].join(' → '));
    if (start >= 0 || finished.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    finished.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

/** Names that could stand for anything. */
export const emptyNames =
  /^(utils?|helpers?|common|shared|core|misc|managers?|services?|handlers?|default|v2|fallback|custom)$/;

interface Lockfile {
  packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
}

/** Where the lockfile ties the project to a host, or lists a platform's package that it then lacks. */
export function lockfileFaults(lockfile: Lockfile): string[] {
  const paths = Object.keys(lockfile.packages);
  return Object.entries(lockfile.packages).flatMap(([path, { resolved, optionalDependencies }]) => [
    ...(resolved?.includes('://') ? [`${path} names a host: ${resolved}`] : []),
    ...Object.keys(optionalDependencies ?? {})
      .filter((name) => !paths.some((other) => `/${other}`.endsWith(`/node_modules/${name}`)))
      .map((name) => `${path || 'package.json'} lists ${name}, which is missing`),
  ]);
}

/** The project's lockfile. */
export function readLockfile(): Lockfile {
  return JSON.parse(read('package-lock.json')) as Lockfile;
}

/** Dependencies whose version is a range. */
export function looseVersions(dependencies: Record<string, string>): string[] {
  return Object.entries(dependencies)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}: ${version}`);
}

function toText({ from, to }: Import): string {
  return `${from} → ${to}`;
}
