/**
 * Hono and Express, unchanged, here and on real Node: the same programs, the same requests. Every difference is either
 * mended or listed in the table of src/sandbox/README.md, which this test keeps exact.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import type { Reply } from '../../support/node-run.ts';
import { openSandbox } from '../../support/sandbox.ts';
import { apps } from './apps.ts';
import { ask, comparable, compare } from './compare.ts';

describe.each(apps)('$name', ({ source, cases, name: app }) => {
  const here = new Map<string, Reply>();
  const onNode = new Map<string, Reply>();
  let printedHere = '';
  let printedOnNode = '';

  beforeAll(async () => {
    const reference = await commands.runOnNode({
      files: { 'server.ts': source },
      args: ['server.ts'],
      requests: cases.map(({ request }) => request),
    });
    reference.replies.forEach((reply, i) => onNode.set(cases[i]!.name, reply));
    printedOnNode = reference.output;

    const sandbox = await openSandbox();
    await sandbox.serve(source, { PORT: '3000' });
    for (const { name, request } of cases) here.set(name, await ask(sandbox, request));
    const lines = sandbox.seen('log').filter(({ level }) => level === 'log');
    printedHere = lines.map(({ text }) => `${text}\n`).join('');
    sandbox.dispose();
  }, 60_000);

  it.each(cases)('$name', ({ name }) => {
    expect(onNode.has(name), 'Node answered').toBe(true);
    compare(name, comparable(here.get(name)!), comparable(onNode.get(name)!));
  });

  it('prints the same', () => {
    compare(`${app}: what it prints`, printedHere, printedOnNode);
  });
});

it('has every program of the folder', () => {
  const programs = Object.keys(import.meta.glob('./apps/*.ts'));
  expect(apps.map(({ name }) => `./apps/${name}.ts`).sort()).toEqual(programs.sort());
});
