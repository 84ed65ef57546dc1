import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toTree } from '#sandbox/file-tree.ts';
import { openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

/** Runs `node …args` on these files to its end. */
async function run(files: Record<string, string>, args: string[]): Promise<number> {
  await sandbox.runtime.mount(toTree(files));
  const process = await sandbox.runtime.spawn('node', args);
  void process.output.pipeTo(new WritableStream());
  return process.exit;
}

describe('tests on the wire', () => {
  const files = {
    'price.ts': 'export const price = (count: number) => count * 3;',
    'price.test.ts': `import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { price } from './price.ts';
describe('price', () => {
  it('of one', () => { assert.equal(price(1), 3); });
  it('of two', () => { assert.equal(price(2), 5); });
  it('of none', { skip: true }, () => {});
});`,
    'other.test.ts': `import test from 'node:test'; test('never', { timeout: 5 }, () => new Promise(() => {}));`,
  };

  it('tell who passed and who failed, with message and place', async () => {
    expect(await run(files, ['price.test.ts'])).toBe(1);
    const seen = sandbox
      .seen('test')
      .map(({ path, outcome, directive, isSuite }) => [
        path.join(' > '),
        outcome,
        directive,
        isSuite,
      ]);
    expect(seen).toEqual([
      ['price > of one', 'pass', null, false],
      ['price > of two', 'fail', null, false],
      ['price > of none', 'pass', 'skip', false],
      ['price', 'fail', null, true],
    ]);
    const failed = sandbox.seen('test').find(({ path }) => path[1] === 'of two')!;
    expect(failed.message).toContain('6 !== 5');
    expect(failed.location).toMatchObject({ file: 'price.test.ts', line: 6 });
    expect(failed.file).toBe('price.test.ts');
  });

  it('come from every file, each in a process of its own', async () => {
    expect(await run(files, ['--test', '*.test.ts'])).toBe(1);
    const tests = sandbox.seen('test').filter(({ isSuite }) => !isSuite);
    expect(tests.map(({ file, outcome }) => `${file} ${outcome}`)).toEqual([
      'other.test.ts cancelled',
      'price.test.ts pass',
      'price.test.ts fail',
      'price.test.ts pass',
    ]);
    expect(new Set(tests.map(({ pid }) => pid)).size).toBe(2);
  });

  it('come in an order drawn with a seed, the same for the same seed', async () => {
    const many = Array.from({ length: 12 }, (_, i) => `test('${i}', () => {});`).join('\n');
    const source = { 'many.test.ts': `import test from 'node:test';\n${many}` };
    const order = async (...args: string[]) => {
      const before = sandbox.seen('test').length;
      await run(source, [...args, 'many.test.ts']);
      return sandbox
        .seen('test')
        .slice(before)
        .map(({ path }) => path[0])
        .join();
    };
    const written = await order();
    const drawn = await order('--test-random-seed=7');
    expect(drawn).not.toBe(written);
    expect(drawn.split(',').sort()).toEqual(written.split(',').sort());
    expect(await order('--test-random-seed=7')).toBe(drawn);
    expect(await order('--test-random-seed=8')).not.toBe(drawn);
  });
});

describe('the command line of node', () => {
  it('refuses options that it does not know, and says so', async () => {
    expect(await run({}, ['--inspect', 'a.ts'])).toBe(9);
    expect(sandbox.seen('log')[0]?.text).toBe('node: bad option: --inspect');
  });

  it('reads variables from a file', async () => {
    const files = {
      '.env':
        '# kitchen\nTITLE="The Pass"\nexport PORT = 3000 # comment\nEMPTY=\nQUOTED=\'a # b\'\n',
      'a.ts': `const { TITLE, PORT, EMPTY, QUOTED } = process.env; console.log(JSON.stringify([TITLE, PORT, EMPTY, QUOTED]));`,
    };
    expect(await run(files, ['--env-file=.env', 'a.ts'])).toBe(0);
    expect(sandbox.seen('log')[0]?.text).toBe('["The Pass","3000","","a # b"]');
    expect(await run(files, ['--env-file=.nope', 'a.ts'])).toBe(9);
  });

  it('stops tests that never end', async () => {
    await sandbox.runtime.mount(
      toTree({
        'a.test.ts': `import test from 'node:test'; console.log('begun'); test('x', () => { for (;;); });`,
      }),
    );
    const process = await sandbox.runtime.spawn('node', ['--test', 'a.test.ts']);
    const reader = process.output.getReader();
    expect((await reader.read()).value).toContain('begun');
    process.kill();
    expect(await process.exit).toBe(137);
  });
});
