/**
 * The same programs and the same requests, here and on real Node. Every difference is either mended or listed in the
 * table of src/sandbox/README.md, which this test keeps exact.
 */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import type { Reply } from '../../support/node-run.ts';
import { toTree } from '#sandbox/file-tree.ts';
import { openSandbox, type TestSandbox } from '../../support/sandbox.ts';
import { apps } from './apps.ts';
import { ask, comparable, compare, known } from './compare.ts';
import { programs } from './programs/index.ts';
import type { ProgramCase } from './programs/program-case.ts';
import { servers } from './servers.ts';

let sandbox: TestSandbox;
beforeAll(async () => void (sandbox = await openSandbox()));
afterAll(() => sandbox.dispose());
beforeEach(async () => {
  for (const name of await sandbox.runtime.fs.readdir('/'))
    await sandbox.runtime.fs.rm(name, { recursive: true });
});

it.each(servers)('answers as Node does: $name', async ({ name, handle, requests }) => {
  const source = `import { createServer } from 'node:http';
let last: unknown;
createServer(async (request, response) => { ${handle} }).listen(Number(process.env.PORT), () => console.log('ready'));`;
  const onNode = commands.runOnNode({
    files: { 'server.ts': source },
    args: ['server.ts'],
    requests,
  });
  const server = await sandbox.serve(source, { PORT: '3000' });
  const replies: Reply[] = [];
  for (const request of requests) replies.push(await ask(sandbox, request));
  server.kill();
  const reference = await onNode;
  compare(name, replies.map(comparable), reference.replies.map(comparable));
});

it.each(programs)('prints and ends as Node does: $name', async (program) => {
  const { name, source, args = [], files = {}, seen = 'stdout' } = program;
  const project = { 'package.json': '{ "type": "module" }', 'main.ts': source, ...files };
  const runOnNode = commands.runOnNode({
    files: project,
    args: program.command ?? ['main.ts', ...args],
    ...(program.input !== undefined && { input: program.input }),
    ...(program.env && { env: program.env }),
  });
  const [here, reference] = await Promise.all([runHere(program, project), runOnNode]);
  const onNode = seen === 'stdout' ? reference.output : reference.errors;
  compare(
    name,
    { lines: toLines(here.text, program), code: here.code },
    { lines: toLines(onNode, program), code: reference.code },
  );
});

async function runHere(program: ProgramCase, project: Record<string, string>) {
  const { args = [], command = ['main.ts', ...args], env = {}, input, seen = 'stdout' } = program;
  await sandbox.runtime.mount(toTree(project));
  const before = sandbox.seen('log').length;
  const process = await sandbox.runtime.spawn('node', command, { env });
  void process.output.pipeTo(new WritableStream());
  if (input !== undefined) {
    const stdin = process.input.getWriter();
    await stdin.write(input);
    await stdin.close();
  }
  const code = await process.exit;
  const loud = (level: string) => level === 'error' || level === 'warn';
  const text = sandbox
    .seen('log')
    .slice(before)
    .filter(({ level }) => loud(level) === (seen === 'stderr'))
    .map(({ text }) => text)
    .join('\n');
  return { text, code };
}

/** Lines without what no two runs have in common: durations, and frames of the stack. */
function toLines(text: string, { lines = (all) => all }: ProgramCase): string[] {
  return lines(text.replace(/\n+$/, '').split('\n'));
}

it('lists no difference that is not one', () => {
  const names = [...servers, ...programs, ...apps.flatMap(({ cases }) => cases)].map(
    ({ name }) => name,
  );
  expect(names).toEqual(expect.arrayContaining([...known]));
});
