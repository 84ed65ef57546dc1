import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Files } from '#lib/files.ts';
import { createAvailable } from '#sandbox/compile/available.ts';
import { compileProgram } from '#sandbox/compile/compile-program.ts';
import { LinkError, runProgram, type Namespace } from '#sandbox/compile/link.ts';
import type { Platform } from '#sandbox/compile/program.ts';

function compile(files: Files, entry = 'main.ts', platform: Platform = 'node') {
  return compileProgram(files, entry, platform, createAvailable(['node:http'], platform));
}

/** Compiles and runs a project here; gives the entry's exports. */
async function run(
  files: Files,
  platform: Platform = 'node',
  guard = () => {},
): Promise<Namespace> {
  const result = compile(files, 'main.ts', platform);
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return runProgram(result.program, {
    evaluate: (source) => import(`data:text/javascript,${encodeURIComponent(source)}`),
    packageNamespace: () => ({ __esModule: true, createServer: 'made', default: {} }),
    guard,
    meta: (path) => ({ url: `file:///${path}` }),
  });
}

describe('copies of a file', () => {
  it('have a state of their own', async () => {
    const count = 'let n = 0;\nexport const next = () => ++n;';
    const { a, b } = (await run({
      'main.ts':
        "export { next as a } from './1/count.ts';\nexport { next as b } from './2/count.ts';",
      '1/count.ts': count,
      '2/count.ts': count,
    })) as Record<string, () => number>;
    expect([a!(), a!(), b!()]).toEqual([1, 2, 1]);
  });

  it('find their own neighbors, and have problems in their own place', () => {
    const asks = "\nimport './neighbor.ts';";
    const files = {
      'main.ts': "import './1/asks.ts';\nimport './2/asks.ts';\nimport './3/asks.ts';",
      '1/asks.ts': asks,
      '1/neighbor.ts': '',
      '2/asks.ts': asks,
      '3/asks.ts': asks,
    };
    const result = compile(files);
    expect(!result.ok && result.problems.map(({ location }) => location)).toEqual([
      { file: '2/asks.ts', line: 2, column: 1 },
      { file: '3/asks.ts', line: 2, column: 1 },
    ]);
  });
});

describe('compiling', () => {
  it('keeps every line where it is', () => {
    const source = [
      "import { createServer } from 'node:http';",
      'interface Dish {',
      '  id: number;',
      '}',
      'export type Menu = Dish[];',
      'function find<T extends Dish>(',
      '  menu: T[],',
      '): T | undefined {',
      '  return menu[0]!; // line 9',
      '}',
      'createServer(find as never); // line 11',
    ].join('\n');
    const result = compile({ 'main.ts': source });
    if (!result.ok) throw new Error('does not compile');
    const lines = result.program.modules[0]!.code.split('\n');
    expect(lines[8]).toContain('// line 9');
    expect(lines[10]).toContain('// line 11');
  });

  it('keeps lines whatever stands between them', () => {
    const pieces = [
      'interface A { x: 1 }',
      'type B = string;',
      '',
      'let c: number | null = 1;',
      '// a comment',
      'for (let i = 0; i < 1; i++) {}',
      'export {};',
      'const d = <T,>(x: T): T => x;',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (lines) => {
        const body = lines.map((line, i) => line.replace(/\b([cd])\b(?=[:\s=])/, `$1${i}`));
        const result = compile({ 'main.ts': [...body, 'mark();'].join('\n') }, 'main.ts', 'page');
        if (!result.ok) throw new Error(result.problems[0]?.message);
        expect(result.program.modules[0]!.code.split('\n')[lines.length]).toContain('mark()');
      }),
    );
  });

  it('collects all problems with their places', () => {
    const result = compile({
      'main.ts': "import './a.ts';\nimport './b.ts';\nimport 'left-pad';",
      'a.ts': 'const x = ;',
      'b.ts': '\n\nlet y = {',
    });
    expect(result).toMatchObject({
      ok: false,
      problems: [
        { location: { file: 'a.ts', line: 1 } },
        { location: { file: 'b.ts', line: 3 } },
        { location: { file: 'main.ts', line: 3 } },
      ],
    });
  });

  it('says that Node wants the whole file name, and lets the page leave it out', () => {
    const files = { 'main.ts': "import './menu';", 'menu.ts': '' };
    const result = compile(files);
    expect(result.ok ? '' : result.problems[0]?.message).toContain("'./menu.ts'");
    expect(compile(files, 'main.ts', 'page').ok).toBe(true);
  });

  it('says what is wrong with JSON, and with an entry that is not there', () => {
    expect(compile({ 'main.ts': "import d from './d.json';d;", 'd.json': '{' }).ok).toBe(false);
    expect(compile({})).toMatchObject({ problems: [{ message: "Error: Cannot find 'main.ts'." }] });
  });
});

describe('linking', () => {
  it('runs modules once, dependencies first, with live exports and top-level await', async () => {
    const order = await run({
      'main.ts': `import { log } from './log.ts'; import './a.ts'; import './b.ts';
        await new Promise((done) => setTimeout(done, 1)); log.push('main'); export { log };`,
      'a.ts': `import { log } from './log.ts'; await 0; log.push('a');`,
      'b.ts': `import './a.ts'; import { log } from './log.ts'; log.push('b');`,
      'log.ts': `export const log: string[] = [];`,
    });
    expect(order['log']).toEqual(['a', 'b', 'main']);
  });

  it('survives cycles', async () => {
    const result = await run({
      'main.ts': `import { even } from './even.ts'; export const four = even(4);`,
      'even.ts': `import { odd } from './odd.ts'; export function even(n: number): boolean { return n === 0 || odd(n - 1); }`,
      'odd.ts': `import { even } from './even.ts'; export function odd(n: number): boolean { return n !== 0 && even(n - 1); }`,
    });
    expect(result['four']).toBe(true);
  });

  it('loads import() when it runs, and knows import.meta', async () => {
    const result = await run({
      'main.ts': `globalThis.seen = []; const later = () => import('./later.ts'); globalThis.seen.push('main');
        export const value = (await later()).value; export const seen = globalThis.seen; export const url = import.meta.url;`,
      'later.ts': `globalThis.seen.push('later'); export const value = 5;`,
    });
    expect(result).toMatchObject({ value: 5, seen: ['main', 'later'], url: 'file:///main.ts' });
  });

  it('refuses names that nobody exports, at the line of the import', async () => {
    const bad = run({
      'main.ts': `\nimport { soop } from './menu.ts';\nsoop;`,
      'menu.ts': 'export const soup = 1;',
    });
    await expect(bad).rejects.toMatchObject({
      message: "The requested module './menu.ts' does not provide an export named 'soop'",
      location: { file: 'main.ts', line: 2 },
    });
    await expect(bad).rejects.toBeInstanceOf(LinkError);
    await expect(run({ 'main.ts': `import { Server } from 'node:http'; Server;` })).rejects.toThrow(
      "'Server'",
    );
  });

  it('passes on what other modules export', async () => {
    const result = await run({
      'main.ts': `export * from './a.ts'; export { b as c } from './a.ts'; export * as all from './a.ts';`,
      'a.ts': 'export const [a, { b = 2 }] = [1, {}] as [number, { b?: number }];',
    });
    expect(result).toMatchObject({ a: 1, c: 2, all: { a: 1, b: 2 } });
  });

  it.each([
    'for (let i = 0; i < 3; i++) n++;',
    'let i = 0; while (i < 3) { i++; n++; }',
    'let i = 0; do n++; while (++i < 3);',
    'for (const x of [1, 2, 3]) { if (x) n++; }',
    'for (const k in { a: 1, b: 2, c: 3 }) n++;',
    'for await (const x of [1, 2, 3]) n++;',
    'next: for (const x of [1, 2, 3]) { n++; if (x) continue next; n = 9; }',
    'for (const x of [1, 2, 3]) if (x) n++; else n = 9;',
  ])('asks the guard in each round: %s', async (loop) => {
    let asked = 0;
    const files = { 'main.ts': `let n = 0; ${loop} export { n };` };
    expect(await run(files, 'page', () => void asked++)).toMatchObject({ n: 3 });
    expect(asked).toBe(3);
    asked = 0;
    await run(files, 'node', () => void asked++);
    expect(asked).toBe(3);
  });

  it.each([
    ['function f() { n++; } f(); f(); f();', 3],
    ['const f = () => n++; f(); f(); f();', 3],
    ['const f = (): object => ({ a: n++ }); f(); f(); f();', 3],
    ['const f = async (m: number) => await (n = n + m); await f(1); await f(1); await f(1);', 3],
    ['[1, 2, 3].map((x) => { while (x) { n++; break; } });', 6],
    ['function* g() { while (n < 3) yield n++; } [...g()];', 4],
    ['new (class { m = () => n++; constructor() { this.m(); this.m(); this.m(); } })();', 4],
    ["function f() { 'use strict'; n++; return f; } f()()();", 3],
    ['const f = (m: number) => (k: number) => (n = n + m + k); f(1)(0); f(1)(0); f(1)(0);', 6],
  ])('asks the guard in each function of a page: %s', async (code, times) => {
    let asked = 0;
    const files = { 'main.ts': `let n = 0; ${code} export { n };` };
    expect(await run(files, 'page', () => void asked++)).toMatchObject({ n: 3 });
    expect(asked).toBe(times);
  });

  it('says before a debugger statement of a page that it may pause there', async () => {
    const pauses: boolean[] = [];
    const guard = Object.assign(() => {}, { debug: (isPaused: boolean) => pauses.push(isPaused) });
    await run(
      { 'main.ts': 'let n = 0; while (n++ < 1) debugger; export {};' },
      'page',
      guard as never,
    );
    expect(pauses).toEqual([true, false]);
  });

  it('lets functions of a page end in what is looked up in its own window', async () => {
    const files = { 'main.ts': 'export const f = () => window.location;' };
    const result = compile(files, 'main.ts', 'page');
    expect(result.ok && result.program.modules[0]?.code).toContain('($guard(),$window.location)');
  });
});
