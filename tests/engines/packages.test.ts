/** The npm packages that are offered: each loads, on both halves, and they share what they must share. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offered } from '#sandbox/packages/offered.ts';
import type { WireEvent } from '#sandbox/wire/events.ts';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

const imports = (names: readonly string[]) =>
  names.map((name, i) => `import * as all${i} from '${name}';`).join('\n');
const count = (names: readonly string[]) =>
  `[${names.map((_, i) => `Object.keys(all${i}).length`).join(', ')}]`;

describe('every package offered', () => {
  it.each(Object.entries(offered.node))('loads in a process: %s', async (_bundle, names) => {
    const { output } = await sandbox.run(
      `${imports(names)}\nconsole.log(JSON.stringify(${count(names)}));`,
    );
    expect((JSON.parse(output) as number[]).every((exported) => exported > 0)).toBe(true);
  });

  it.each(Object.entries(offered.page))('loads in a page: %s', async (_bundle, names) => {
    await sandbox.show({
      'index.html': '<script type="module" src="/app.ts"></script>',
      'app.ts': `${imports(names)}\nconsole.log(JSON.stringify(${count(names)}));`,
    });
    const printed = await nextEvent(sandbox, ({ kind }) => kind === 'log');
    const { text } = printed as Extract<WireEvent, { kind: 'log' }>;
    expect((JSON.parse(text) as number[]).every((exported) => exported > 0)).toBe(true);
  });
});

it('shares modules between a program and its packages', async () => {
  const { output } = await sandbox.run(`
    import { EventEmitter } from 'node:events';
    import { ServerResponse } from 'node:http';
    import express from 'express';
    import { Hono } from 'hono';
    import { HTTPException } from 'hono/http-exception';
    import { zValidator } from '@hono/zod-validator';
    import { Client } from 'pg';
    import { z } from 'zod';

    const app = new Hono();
    const dish = z.object({ price: z.number() });
    app.post('/', zValidator('json', dish, (result) => {
      if (!result.success) throw new HTTPException(422, { message: String(result.error instanceof z.ZodError) });
    }));
    app.onError((error, c) => c.text(String(error instanceof HTTPException) + ' ' + error.message, 422));
    const answer = await app.request('/', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}',
    });
    console.log(await answer.text());
    console.log(new Client() instanceof EventEmitter, express.response instanceof ServerResponse);
  `);
  expect(output).toBe('true true\ntrue true\n');
});

it('refuses an export that a package does not have, as Node does', async () => {
  const { code, output } = await sandbox.run(`import { createApp } from 'express';\ncreateApp();`);
  expect(code).toBe(1);
  expect(output).toContain(
    "SyntaxError: The requested module 'express' does not provide an export named 'createApp'",
  );
});

it('says which packages there are when a program imports another', async () => {
  const { code, output } = await sandbox.run(`import { cookie } from 'hono/cookies';\ncookie;`);
  expect(code).toBe(1);
  expect(output).toContain("main.ts:1\nError: The package 'hono' has no 'hono/cookies' here.");
  expect(output).toContain("Did you mean 'hono/cookie'?");
});
