/** Checks that run tools, follow a README and try notes, on the real engine. */
import { afterAll, expect as expectTest, it } from 'vitest';
import { defineChecks, type CheckTools } from '#checks/index.ts';
import { createLessonRunner } from '../support/lesson-results.ts';

const files = {
  'package.json': JSON.stringify({
    scripts: { start: 'node backend/server.ts', test: 'node --test' },
  }),
  'backend/server.ts': `
    import { createServer } from 'node:http';
    createServer((_, response) => response.end('rasam')).listen(Number(process.env.PORT));`,
  'backend/soup.ts': `
/**
 * Adds water.
 * @example thin('dal') // 'dal and water'
 * @example
 * thin('') // throws
 */
export function thin(soup: string): string {
  if (!soup) throw new Error('Nothing in it.');
  return soup + ' and water';
}
/** Says how much. @example portions(2) // 3 */
export const portions = (liters: number) => liters * 2;
export { portions as servings };
`,
  'backend/soup.test.ts': `
    import { test } from 'node:test';
    import assert from 'node:assert/strict';
    import { createServer } from 'node:http';
    import { thin } from './soup.ts';
    test('water', () => assert.equal(thin('dal'), 'dal and water'));
    test('over the counter', async () => {
      const server = createServer((_, response) => response.end()).listen(0);
      await new Promise((resolve) => server.once('listening', resolve));
      assert.equal((await fetch('http://localhost:' + server.address().port)).status, 200);
      server.close();
    });`,
  'backend/tool.ts': `
    import { readFileSync } from 'node:fs';
    const text = process.argv[2] ? readFileSync(process.argv[2], 'utf8') : readFileSync(0, 'utf8');
    console.log(text.trim().toUpperCase(), process.env.NAME, process.env.PORT);
    console.error('warned');
    process.exitCode = text.includes('bad') ? 1 : 0;`,
  'backend/wait.ts': `setInterval(() => {}, 1000);`,
  'backend/README.md': `
\`\`\`sh
npm install
export PORT=3100
cp backend/soup.ts soup.txt
NAME=Priya node backend/tool.ts soup.txt && node backend/tool.ts < backend/wait.ts
npm test
npm start
curl localhost:3100/menu
node backend/tool.ts bad.txt
npm start
\`\`\``,
  'frontend/index.html': '<h1>Soup</h1>',
};

const runner = createLessonRunner();
afterAll(() => runner.dispose());

/** Runs one check and gives what its function found out. */
async function find<Found>(look: (tools: CheckTools) => Promise<Found>, clock?: object) {
  let found: Found | undefined;
  const env = 'backend/platform.env';
  const check = {
    id: 'c1',
    title: 'Title',
    run: async (tools: CheckTools) => void (found = await look(tools)),
  };
  const definition = defineChecks({ failsAtStart: [], hints: {}, checks: [check], ...clock });
  const results = await runner.resultsOf(definition, { ...files, [env]: 'PORT=3000' });
  expectTest(results.map(({ status, seen }) => [status, seen])).toEqual([['pass', '']]);
  return { found: found!, did: results[0]!.did };
}

it('run a tool with arguments, environment, files and stdin', async () => {
  const { found, did } = await find(async ({ programs }) => {
    await programs.write({ 'data/menu.csv': 'dal' });
    return [
      await programs.run(['backend/tool.ts', 'data/menu.csv'], { env: { NAME: 'Luz' } }),
      await programs.run(['backend/tool.ts'], { stdin: 'bad rice\n' }),
      await programs.read('nowhere.txt'),
    ];
  });
  expectTest(found).toEqual([
    { exitCode: 0, output: 'DAL Luz undefined\nwarned\n', errors: 'warned\n' },
    { exitCode: 1, output: 'BAD RICE undefined undefined\nwarned\n', errors: 'warned\n' },
    null,
  ]);
  expectTest(did).toContain('Ran `node backend/tool.ts`, with text on its stdin.');
});

it('find out that a program only waits, with a clock that stands still', async () => {
  const { found } = await find(({ programs }) => programs.run(['backend/wait.ts']), { clock: {} });
  expectTest(found.exitCode).toBeNull();
});

it('follow a README until a command fails', async () => {
  const { found } = await find(async ({ programs, backend, request }) => {
    await backend.stop();
    const steps = await programs.followReadme('backend/README.md');
    return { steps, menu: (await request.get('http://localhost:3100/menu')).text };
  });
  expectTest(found.menu).toBe('rasam');
  expectTest(
    found.steps.map(({ line, output, trouble }) => [line, output.split('\n')[0], trouble]),
  ).toEqual([
    [3, '', null],
    [4, '', null],
    [5, '', null],
    [6, 'SETINTERVAL(() => {}, 1000); undefined 3100', null],
    [7, expectTest.stringContaining('✔ water'), null],
    [8, '', null],
    [9, 'rasam', null],
    [10, expectTest.any(String), 'It ends with exit code 1.'],
  ]);
  expectTest(found.steps[4]!.tests).toEqual({ all: 2, passed: 2 });
  expectTest(found.steps[5]!.ports).toEqual([3100]);
});

it('try the examples of notes', async () => {
  const { found } = await find(({ programs }) => programs.tryNotes('backend/soup.ts'));
  expectTest(found.notes.map(({ name, description }) => [name, description])).toEqual([
    ['thin', 'Adds water.'],
    ['portions', 'Says how much.'],
    ['servings', 'Says how much.'],
  ]);
  expectTest(found.examples).toEqual([
    { name: 'thin', claims: 1, trouble: null },
    { name: 'thin', claims: 1, trouble: null },
    { name: 'portions', claims: 1, trouble: '`portions(2)` gives 4, not 3.' },
    { name: 'servings', claims: 1, trouble: '`portions(2)` gives 4, not 3.' },
  ]);
});

it('run tests against versions of the program, in any order, and alone', async () => {
  const thick = { 'backend/soup.ts': files['backend/soup.ts'].replace("' and water'", "''") };
  const tests = `
    import { beforeEach, describe, it } from 'node:test';
    import assert from 'node:assert/strict';
    import { thin } from './soup.ts';
    let pot: string[] = [];
    beforeEach(() => void (pot = []));
    describe('soup', () => {
      let cooked = 0;
      it('is thin', () => { pot.push('dal'); cooked++; assert.equal(thin('dal'), 'dal and water'); });
      it('needs the one before', () => assert.equal(cooked, 1));
      it('starts with an empty pot', () => assert.deepEqual(pot, []));
    });`;
  const { found } = await find(
    async ({ programs }) => {
      await programs.write({ 'backend/soup.test.ts': tests });
      return programs.test([
        {},
        { version: thick },
        { only: ['soup', 'needs the one before'] },
        ...[1, 2, 3, 4, 5, 6].map((seed) => ({ seed })),
      ]);
    },
    { clock: {} },
  );
  const [own, mutant, alone, ...shuffled] = found;
  expectTest(own!.output).toBe('');
  expectTest([own!.passed, mutant!.passed, alone!.passed]).toEqual([true, false, false]);
  expectTest(mutant!.tests.map(({ path, passed }) => [path.at(-1), passed])).toEqual([
    ['is thin', false],
    ['needs the one before', true],
    ['starts with an empty pot', true],
  ]);
  expectTest(mutant!.tests[0]!.message).toContain("'dal and water'");
  expectTest(alone!.tests.map(({ path }) => path)).toEqual([['soup', 'needs the one before']]);
  expectTest(new Set(shuffled.map(({ passed }) => passed))).toEqual(new Set([true, false]));
});

it('tell tests that wait for time from tests that fail', async () => {
  const { found } = await find(
    async ({ programs }) => {
      await programs.write({
        'backend/soup.test.ts': `
        import { test } from 'node:test';
        test('reads a body', async () => void (await new Response('dal').text()));
        test('simmers', () => new Promise((resolve) => setTimeout(resolve, 1000)));`,
      });
      return programs.test([{}]);
    },
    { clock: {} },
  );
  expectTest(found).toMatchObject([
    { passed: false, hangs: true, tests: [{ path: ['reads a body'], passed: true }] },
  ]);
});
