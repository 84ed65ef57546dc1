/** The shape of the project, as rules that fail when it bends. `support/rules.ts` holds the map they follow. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, folderOf, importsOf, read, root, stem, usesName } from './support/imports.ts';
import { namedPaths } from './support/named-paths.ts';
import * as rules from './support/rules.ts';

const isLessonData = (path: string) =>
  /^content\/.*\/(starter|solutions|wrong|versions)\/|^content\/templates\//.test(path);
const sources = ['src', 'content', 'tests']
  .flatMap(filesBelow)
  .filter((path) => !isLessonData(path));
const imports = sources.flatMap((path) => importsOf(path, read(path)));

describe('imports', () => {
  it('follow the arrows between the parts', () => {
    expect(rules.turnedArrows(imports)).toEqual([]);
  });
  it('know every part of src', () => {
    const parts = new Set(filesBelow('src').map(rules.partOf));
    parts.delete('env.d.ts');
    expect([...parts].filter((part) => part === null || !(part in rules.arrows))).toEqual([]);
  });
  it('form no ring', () => {
    expect(rules.cycles(imports)).toEqual([]);
  });
  it('say #part/file.ts when they leave their part', () => {
    expect(rules.relativeLeaps(imports)).toEqual([]);
  });
  it('reach an engine only through choose.ts', () => {
    expect(rules.strayEngines(imports)).toEqual([]);
  });
  it('leave each package to the one part that uses it', () => {
    expect(rules.strayPackages(imports)).toEqual([]);
  });
  it('give lessons the checks API and the lesson components, nothing else', () => {
    expect(rules.strayLessonImports(imports)).toEqual([]);
  });
  it('never lead into the tests', () => {
    expect(rules.importsOfTests(imports)).toEqual([]);
  });
});

describe('files', () => {
  it('have names that say something', () => {
    const steps = [...sources, ...filesBelow('.ci')].flatMap((path) => path.split('/').map(stem));
    expect(steps.filter((step) => rules.emptyNames.test(step))).toEqual([]);
  });
  it('touch localStorage in one place', () => {
    const users = filesBelow('src').filter((path) => usesName(path, read(path), 'localStorage'));
    // What stands in a page's head before all else can import nothing.
    const allowed = ['src/lib/settings.ts', 'src/layouts/engine-policy.js'];
    expect(users.filter((path) => !allowed.includes(path))).toEqual([]);
  });
  it('are tested where they stand: tests/unit mirrors src', () => {
    const folders = new Set(filesBelow('tests/unit').map(folderOf));
    const strays = [...folders].filter(
      (folder) => !existsSync(join(root, folder.replace('tests/unit', 'src'))),
    );
    expect(strays.filter((folder) => !folder.startsWith('tests/unit/content'))).toEqual([]);
  });
  it('keep the top level as it is', () => {
    const fixed = ['src', 'content', 'public', 'tests', 'README.md', 'LICENSE'];
    const tools = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
    const generated = ['node_modules', 'dist', 'test-results'];
    const known = [...fixed, ...tools, ...generated];
    const strays = readdirSync(root).filter(
      (name) => !name.startsWith('.') && !known.includes(name),
    );
    expect(strays).toEqual([]);
  });
});

describe('documents', () => {
  const module = 'content/lessons/00-handshake';
  const lesson = `${module}/01-two-halves`;
  const inLesson = [module, lesson, `${lesson}/starter`, `${lesson}/wrong/paths-differ`];
  const template = 'content/templates/restaurant';
  const guides = [
    { path: 'README.md', from: ['.'] },
    { path: '.github/CONTRIBUTING.md', from: ['.', ...inLesson] },
    { path: 'content/README.md', from: ['.', 'content', ...inLesson, template] },
    { path: 'src/sandbox/README.md', from: ['.', 'src/sandbox', ...inLesson, template] },
  ];
  it.each(guides)('name only paths that exist: $path', ({ path, from }) => {
    const folders = [folderOf(path), ...from];
    const lost = namedPaths(read(path)).filter(
      (named) => !folders.some((folder) => existsSync(join(root, folder, named))),
    );
    expect(lost).toEqual([]);
  });
});

describe('dependencies', () => {
  it('have exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      read('package.json'),
    ) as Record<string, Record<string, string>>;
    const all = { ...dependencies, ...devDependencies, ...optionalDependencies };
    expect(rules.looseVersions(all)).toEqual([]);
  });
  it('are locked for every platform and no host', () => {
    expect(rules.lockfileFaults(rules.readLockfile())).toEqual([]);
  });
});

describe('the rules themselves', () => {
  const line = (from: string, code: string) => importsOf(from, code);

  it('read every way to import', () => {
    const code = `
      import a from './a.ts'; import type { B } from '#lib/b.ts'; export { c } from "../c/c.ts";
      const d = await import('./d.ts?bundled'); type E = import('react').Element; // import './no.ts'
      const no = "import './no.ts'";`;
    expect(line('src/checks/x.ts', code).map(({ to, isType }) => [to, isType])).toEqual([
      ['src/checks/a.ts', false],
      ['src/lib/b.ts', true],
      ['src/c/c.ts', false],
      ['src/checks/d.ts', false],
      ['react', true],
    ]);
    const astro = `---\nimport a from './a.astro';\n---\n<p/><script>import '#lib/b.ts';</script>`;
    expect(line('src/pages/x.astro', astro).map(({ to }) => to)).toEqual([
      'src/pages/a.astro',
      'src/lib/b.ts',
    ]);
  });
  it('see an arrow that turns', () => {
    expect(rules.turnedArrows(line('src/lib/x.ts', `import '#course/y.ts'`))).toHaveLength(1);
    expect(rules.turnedArrows(line('src/checks/x.ts', `import '#sandbox/choose.ts'`))).toHaveLength(
      1,
    );
    expect(rules.turnedArrows(line('src/checks/x.ts', `import '#sandbox/sandbox.ts'`))).toEqual([]);
  });
  it('see a ring, but not one of types', () => {
    const there = line('src/lib/a.ts', `import './b.ts'`);
    expect(rules.cycles([...there, ...line('src/lib/b.ts', `import './a.ts'`)])).toEqual([
      'src/lib/a.ts → src/lib/b.ts → src/lib/a.ts',
    ]);
    expect(
      rules.cycles([...there, ...line('src/lib/b.ts', `import type { A } from './a.ts'`)]),
    ).toEqual([]);
  });
  it('see a package, an engine, a lesson or a test out of place', () => {
    expect(rules.strayPackages(line('src/course/x.ts', `import 'react'`))).toHaveLength(1);
    expect(
      rules.strayPackages(line('tests/x.ts', `import type { A } from '@webcontainer/api'`)),
    ).toEqual([]);
    expect(rules.strayPackages(line('tests/x.ts', `import '@webcontainer/api'`))).toHaveLength(1);
    const engine = `import '#sandbox/engines/worker/engine.ts'`;
    expect(rules.strayEngines(line('src/workbench/x.ts', engine))).toHaveLength(1);
    expect(rules.strayEngines(line('src/sandbox/engines/webcontainer/x.ts', engine))).toHaveLength(
      1,
    );
    expect(
      rules.strayLessonImports(line('content/lessons/x/checks.ts', `import '#lib/a.ts'`)),
    ).toHaveLength(1);
    expect(rules.importsOfTests(line('src/lib/x.ts', `import '../../tests/y.ts'`))).toHaveLength(1);
    expect(rules.relativeLeaps(line('src/checks/x.ts', `import '../lib/y.ts'`))).toHaveLength(1);
  });
  it('see an empty name and a use of localStorage', () => {
    expect(
      ['src/lib/utils.ts', 'src/core/x.ts'].map(stem).filter((name) => rules.emptyNames.test(name)),
    ).toEqual(['utils']);
    expect(usesName('x.ts', `window.localStorage.clear()`, 'localStorage')).toBe(true);
    expect(usesName('x.ts', `// localStorage\nconst a = 'localStorage'`, 'localStorage')).toBe(
      false,
    );
  });
  it('see a path, and let other code be', () => {
    const text =
      'See `src/lost/`, `lost.ts`, [this](./gone.md#x) and `npm test`, `text/html`, `@a/b`, https://a.b/c.';
    expect(namedPaths(text)).toEqual(['./gone.md', 'src/lost/', 'lost.ts']);
  });
  it('see a faulty lockfile and a loose version', () => {
    const packages = {
      'node_modules/a': {
        resolved: 'https://r.example/a.tgz',
        optionalDependencies: { 'a-linux': '1.0.0' },
      },
    };
    expect(rules.lockfileFaults({ packages })).toHaveLength(2);
    expect(rules.looseVersions({ a: '^1.0.0', b: '1.0.0' })).toEqual(['a: ^1.0.0']);
  });
});
