/** Learner code that hangs: the sandbox notices, tells, and runs again. Each trouble is really made. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProject, type RunningProject } from '#sandbox/run-project.ts';
import { sandboxedFramesAreApart } from '../support/frame-process.ts';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
  // The watchdog holds still while nobody works in this page.
  window.focus();
});
afterEach(() => sandbox.dispose());

/** A busy machine takes its time. */
const patient = { timeout: 10_000 };

const eye = `register('look', (code) => (0, eval)(code))`;
const html = `<!doctype html><html lang="en"><title>T</title><main id="main"></main><script type="module" src="app.ts"></script></html>`;
const hello = `
import { createServer } from 'node:http';
createServer((request, response) => response.end('hello')).listen(3000);
`;
/** Takes for ever, and no loop of the learner's code is in it. */
const slowExpression = `/^(a+)+$/.test('a'.repeat(60) + '!')`;

/** Where frames run in the page's own process, only the loop guard helps. */
const isolatesFrames = await sandboxedFramesAreApart();

describe('a server that hangs', () => {
  it('is told with the line of its loop and its request, and answers again when the loop ends', async () => {
    await sandbox.serve(`
import { createServer } from 'node:http';
createServer((request, response) => {
  const end = Date.now() + Number(request.url!.slice(1));
  while (Date.now() < end) {
    Math.sqrt(2);
  }
  response.end('done');
}).listen(3000);`);
    const answer = sandbox.ask('/4500');
    const silent = await nextEvent(
      sandbox,
      (event) =>
        event.kind === 'watchdog' && event.part === 'process' && event.change.to === 'silent',
    );
    const [request] = sandbox.seen('request');
    expect(silent).toMatchObject({
      change: { location: { file: 'server.ts', line: 5 }, exchange: request?.exchange },
    });
    expect((await answer).text).toBe('done');
    await nextEvent(
      sandbox,
      (event) =>
        event.kind === 'watchdog' && event.part === 'process' && event.change.to === 'answering',
    );
  });

  it('is told with its request when there is no loop to point at, and can be killed', async () => {
    const process = await sandbox.serve(`
import { createServer } from 'node:http';
createServer((request, response) => {
  if (request.url === '/slow') ${slowExpression};
  response.end('ok');
}).listen(3000);`);
    await sandbox.ask('/quick');
    const answer = sandbox.ask('/slow').catch((error: Error) => error.message);
    const event = await nextEvent(sandbox, (event) => event.kind === 'watchdog');
    const { exchange } = sandbox.seen('request').at(-1)!;
    expect(event).toMatchObject({ change: { to: 'silent', location: null, exchange } });
    process.kill();
    expect(await answer).toContain('hung up');
  });

  it('shows what it printed before the loop', async () => {
    await sandbox.runtime.fs.writeFile('main.ts', `console.log('going in'); while (true);`);
    const process = await sandbox.runtime.spawn('node', ['main.ts']);
    await nextEvent(sandbox, (event) => event.kind === 'log' && event.text === 'going in');
    process.kill();
  });

  it('is found in promises that follow each other without a pause', async () => {
    await sandbox.runtime.fs.writeFile(
      'main.ts',
      `async function spin() {\n  while (true) await null;\n}\nvoid spin();`,
    );
    const process = await sandbox.runtime.spawn('node', ['main.ts']);
    const event = await nextEvent(sandbox, (event) => event.kind === 'watchdog');
    expect(event).toMatchObject({ change: { location: { file: 'main.ts', line: 2 } } });
    process.kill();
  });
});

describe('a page that hangs', () => {
  async function show(app: string) {
    const preview = await sandbox.show({ 'index.html': html, 'app.ts': app });
    await preview.install(eye);
    return preview;
  }

  it.each([
    ['while', 'while (true) {}'],
    ['do', 'do {} while (true);'],
    ['for', 'for (;;);'],
    ['a labelled continue', 'next: while (true) { continue next; }'],
    ['for … in', 'const o: any = { a: 1 }; for (const k in o) { for (;;) k; }'],
    ['a generator', 'function* g() { while (true) yield 1; } for (const x of g()) x;'],
    [
      'an iterator that never ends',
      '[...{ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: undefined }) }) }];',
    ],
    ['a callback', '[1].map(() => { while (true); });'],
    ['a comparator', '[2, 1].sort(() => { for (;;); });'],
    ['await without a pause', '(async () => { while (true) await null; })();'],
    [
      'promises that follow each other',
      'const next = () => { Promise.resolve().then(next); }; next();',
    ],
    ['for await', 'async function* g() { for (;;) yield 1; } for await (const x of g()) x;'],
    ['a loop that catches everything', 'while (true) { try { while (true); } catch {} }'],
  ])('is stopped by its guard, in any browser: %s', async (_name, code) => {
    await show(code);
    const error = await nextEvent(sandbox, (event) => event.kind === 'error');
    expect((error as { message: string }).message).toContain('kept the page busy');
    expect(error).toMatchObject({ location: { file: 'frontend/app.ts', line: 1 } });
    expect(sandbox.seen('watchdog')).toEqual([]);
  });

  it.runIf(isolatesFrames)(
    'is replaced, with its processes, when no guard can stop it',
    async () => {
      const process = await sandbox.serve(hello);
      const preview = await show('');
      const gone = preview.call('look', slowExpression).catch((error: Error) => error.name);
      const event = await nextEvent(sandbox, (event) => event.kind === 'watchdog');
      expect(event).toMatchObject({ part: 'page', hadRun: true, losesProcesses: true });
      expect(await gone).toBe('PreviewGoneError');
      expect(await process.exit).toBe(137);

      const stopped = performance.now();
      await sandbox.serve(hello);
      expect(await sandbox.ask('/')).toMatchObject({ text: 'hello' });
      await preview.reload();
      expect(await preview.call('look', '1 + 1')).toBe(2);
      // 500 ms is the aim; the bound leaves room for a busy machine.
      expect(performance.now() - stopped).toBeLessThan(5000);
    },
  );

  it.runIf(isolatesFrames)('leaves a running project usable', async () => {
    const container = document.createElement('div');
    document.body.append(container);
    const project: RunningProject = await runProject(sandbox, {
      container,
      title: 'Project',
      files: {
        'backend/server.ts': hello,
        'frontend/index.html': html,
        'frontend/app.ts': `document.querySelector('#main')!.textContent = await (await fetch('/api')).text();`,
      },
    });
    await project.preview.install(eye);
    void project.preview.call('look', slowExpression).catch(() => {});
    await nextEvent(sandbox, (event) => event.kind === 'watchdog');
    const text = () =>
      project.preview.call('look', 'document.querySelector("#main").textContent').catch(() => '');
    await expect.poll(text, patient).toBe('hello');
    expect(project.backend).toBe('listening');

    // A page that hangs as it is loaded is not loaded again by itself.
    await project.update({
      'backend/server.ts': hello,
      'frontend/index.html': html,
      'frontend/app.ts': slowExpression,
    });
    await expect.poll(() => sandbox.seen('watchdog').length, patient).toBe(2);
    expect(sandbox.seen('watchdog')[1]).toMatchObject({ hadRun: false });
    await expect.poll(() => project.backend, patient).toBe('listening');
    const pages = sandbox.seen('page').length;
    await project.update({
      'backend/server.ts': hello,
      'frontend/index.html': html,
      'frontend/app.ts': `document.querySelector('#main')!.textContent = 'mended';`,
    });
    expect(await text()).toBe('mended');
    expect(sandbox.seen('page').length).toBe(pages + 1);
    project.dispose();
    container.remove();
  });
});
