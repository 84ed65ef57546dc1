/** `npm start`: the course as a stranger sees it first, from the development server. */
import { spawn, type ChildProcess } from 'node:child_process';
import { lessonPath, openLesson, runChecks, test } from '../support/site.ts';

const port = Number(process.env['THE_PASS_PORT'] ?? 4329) + 1;
const address = `http://localhost:${port}`;
test.use({ baseURL: address });
// The development server compiles the page and its workbench file by file.
test.setTimeout(120_000);

let server: ChildProcess;

test.beforeAll(async () => {
  const windows = process.platform === 'win32';
  // A group of its own, so that npm and the server it starts can be ended together.
  const options = { detached: !windows, shell: windows, env: { ...process.env, CI: '1' } };
  server = spawn('npm', ['start', '--', '--port', String(port)], options);
  await new Promise<void>((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes(address)) resolve();
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', () => reject(new Error(`npm start ended:\n${printed}`)));
  });
});

test.afterAll(() => {
  if (server.pid && process.platform !== 'win32') process.kill(-server.pid);
  else server.kill();
});

test('prints an address where both halves run and the checks judge them', async ({ page }) => {
  // The server compiles the page when it is first asked for, and has open pages load anew then.
  await page.request.get(lessonPath);
  await openLesson(page);
  await runChecks(page, '0 of 3 done');
});
