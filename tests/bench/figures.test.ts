/** `npm run bench`: how fast the built-in engine is on this machine. Prints figures; fails only when something breaks. */
import { expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { createSandbox } from '#sandbox/choose.ts';
import { runProject } from '#sandbox/run-project.ts';
import { lessonFiles } from '#course/lesson-files.ts';
import { measure, time, toTable } from './measure.ts';

it('prints its figures', async () => {
  const { project: files } = await lessonFiles('two-halves');
  const container = document.createElement('div');
  document.body.append(container);
  const edit = (path: string, round: number) => ({
    ...files,
    [path]: `${files[path]}\n// ${round}`,
  });

  const boot = await measure('engine ready', 350, 5, () =>
    time(async () => (await createSandbox()).dispose()),
  );
  const sandbox = await createSandbox();
  const first = await measure('lesson running, from a ready engine', 500, 1, () =>
    time(async () => (await runProject(sandbox, { files, container, title: 'Bench' })).dispose()),
  );
  const project = await runProject(sandbox, { files, container, title: 'Bench' });
  await project.preview.install(
    `register('trip', async () => { const t = performance.now(); await (await fetch('/api/menu')).text(); return performance.now() - t; });
     register('painted', () => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));`,
  );
  const trip = await measure('page to kitchen and back', 1, 200, async () =>
    Number(await project.preview.call('trip')),
  );
  const painted = await measure('edit of the page, until painted', 80, 20, (round) =>
    time(async () => {
      await project.update(edit('frontend/app.ts', round));
      await project.preview.call('painted');
    }),
  );
  const menu = { method: 'GET', url: 'http://localhost:3000/api/menu' };
  const answering = await measure('edit of the kitchen, until it answers', 100, 20, (round) =>
    time(async () => {
      await project.update(edit('backend/server.ts', round));
      await sandbox.request(menu);
    }),
  );
  const looping = { ...files, 'backend/server.ts': 'while (true);' };
  const rescued = await measure(
    'kitchen in an endless loop, until it serves again',
    500,
    5,
    async () => {
      void project.update(looping);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return time(async () => {
        await project.update(files);
        await sandbox.request(menu);
      });
    },
  );
  expect(project.backend).toBe('listening');
  project.dispose();
  sandbox.dispose();
  await commands.print(toTable([boot, first, trip, painted, answering, rescued]));
}, 120_000);
