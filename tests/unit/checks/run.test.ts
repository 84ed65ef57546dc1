import { describe, expect as expectTest, it, vi } from 'vitest';
import { CheckFailure, defineChecks, expect, runChecks, type CheckTools } from '#checks/index.ts';
import { createFakeProject } from '../../support/fake-project.ts';

const finding = { seen: 'Seen.', expected: 'Expected.', hint: 'a-hint' };

function checksOf(...runs: ((tools: CheckTools) => Promise<void>)[]) {
  const checks = runs.map((run, index) => ({
    id: `c${index + 1}`,
    title: `Title ${index + 1}`,
    run,
  }));
  return defineChecks({ failsAtStart: [], hints: {}, checks });
}

describe('runChecks', () => {
  it('gives each check a fresh kitchen and a fresh page, in order, and the learner both at the end', async () => {
    const project = createFakeProject();
    const mark = (name: string) => () => Promise.resolve(void project.done.push(name));
    await runChecks(checksOf(mark('first'), mark('second')), project);
    expectTest(project.done).toEqual([
      'install',
      'start',
      'open /',
      'first',
      'start',
      'open /',
      'second',
      'start',
      'open /',
    ]);
  });
  it('starts nothing that a check does not ask for, and ends what the one before had', async () => {
    const project = createFakeProject();
    const mark = (name: string) => Promise.resolve(void project.done.push(name));
    const checks = checksOf(
      ({ request }) => mark(`kitchen ${typeof request}`),
      ({ programs }) => mark(`programs ${typeof programs}`),
    );
    await runChecks(checks, project, { reset: false });
    expectTest(project.done).toEqual([
      'install',
      'unload',
      'start',
      'kitchen object',
      'unload',
      'close',
      'programs object',
    ]);
  });
  it('begins each check on the usual display, and gives the learner back theirs', async () => {
    const project = createFakeProject();
    await project.preview.setDisplay({ colorScheme: 'dark' });
    const seen: unknown[] = [];
    const check = ({ page }: CheckTools) => {
      seen.push(project.preview.display);
      return page.emulate({ width: 360 });
    };
    await runChecks(checksOf(check, check), project);
    expectTest(seen).toEqual([{}, {}]);
    expectTest(project.preview.display).toEqual({ colorScheme: 'dark' });
  });
  it('installs its driver once', async () => {
    const project = createFakeProject();
    await runChecks(checksOf(), project);
    await runChecks(checksOf(), project);
    expectTest(project.done.filter((step) => step === 'install')).toHaveLength(1);
  });
  it('reports each result as it comes', async () => {
    const onResult = vi.fn();
    const checks = checksOf(
      () => Promise.resolve(),
      () => Promise.reject(new CheckFailure(finding)),
    );
    const results = await runChecks(checks, createFakeProject(), { onResult });
    expectTest(onResult.mock.calls.map(([result]) => result)).toEqual(results);
    expectTest(results.map(({ id, title, status }) => [id, title, status])).toEqual([
      ['c1', 'Title 1', 'pass'],
      ['c2', 'Title 2', 'fail'],
    ]);
  });
  it('tells a failed promise from a broken check', async () => {
    const [fail, error] = await runChecks(
      checksOf(
        async ({ backend }) => {
          await backend.stop();
          expect(1, finding).toBe(2);
        },
        () => Promise.reject(new TypeError('x is not a function')),
      ),
      createFakeProject(),
    );
    expectTest(fail).toMatchObject({ status: 'fail', did: ['Stopped the kitchen.'], ...finding });
    expectTest(error).toMatchObject({ status: 'error', hint: null });
    expectTest(error?.seen).toContain('x is not a function');
  });
  it('fails a check that takes too long, and takes its tools away', async () => {
    vi.useFakeTimers();
    let tools: CheckTools | undefined;
    const running = runChecks(
      checksOf((given) => {
        tools = given;
        return new Promise(() => {});
      }),
      createFakeProject(),
    );
    await vi.advanceTimersByTimeAsync(5100);
    const [result] = await running;
    vi.useRealTimers();
    expectTest(result).toMatchObject({
      status: 'fail',
      seen: expectTest.stringContaining('5 seconds'),
    });
    await expectTest(tools?.page.text()).rejects.toThrow('The check is over.');
  });
  it('fails in words when the kitchen does not open', async () => {
    const project = createFakeProject({
      start() {
        project.wire.append({
          kind: 'error',
          half: 'backend',
          phase: 'compile',
          message: 'SyntaxError: Unexpected token',
          stack: [],
          location: { file: 'backend/server.ts', line: 7, column: 3 },
        });
        return 'failed';
      },
    });
    const [result] = await runChecks(
      checksOf(() => Promise.resolve()),
      project,
    );
    expectTest(result?.status).toBe('fail');
    expectTest(result?.seen).toBe(
      'The kitchen did not open. backend/server.ts, line 7: SyntaxError: Unexpected token.',
    );
  });
  it('adds what went wrong in the page to what was seen', async () => {
    const project = createFakeProject();
    const [result] = await runChecks(
      checksOf(() => {
        const message = 'TypeError: no';
        const location = { file: 'frontend/app.ts', line: 2, column: 1 };
        project.wire.append({
          kind: 'error',
          half: 'frontend',
          phase: 'run',
          message,
          stack: [],
          location,
        });
        return Promise.reject(new CheckFailure(finding));
      }),
      project,
    );
    expectTest(result?.seen).toBe(
      'Seen. The page stopped with an error. frontend/app.ts, line 2: TypeError: no.',
    );
  });
  it('stops when it is aborted, and leaves the project running afresh', async () => {
    const stop = new AbortController();
    const project = createFakeProject();
    const second = vi.fn(() => Promise.resolve());
    const running = runChecks(
      checksOf(async ({ backend }) => {
        await backend.stop();
        stop.abort(new Error('Enough.'));
      }, second),
      project,
      { signal: stop.signal },
    );
    await expectTest(running).rejects.toThrow('Enough.');
    expectTest(second).not.toHaveBeenCalled();
    expectTest(project.done.slice(-3)).toEqual(['stop', 'start', 'open /']);
  });
});
