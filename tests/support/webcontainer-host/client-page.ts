/**
 * An isolated page that holds our own boot code, compiled as the site compiles it, and nothing else.
 */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { listenAnywhere, type Listening } from './listening.ts';

const entry = fileURLToPath(new URL('./client.ts', import.meta.url));

const isolated = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Serves the page. `?csp=…` gives it a policy, `?open` leaves out the headers that isolate it. */
export async function serveClientPage(): Promise<Listening> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, rollupOptions: { input: entry } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('The client page was not built.');
  const programs = new Map(
    output.output.flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part]] : [])),
  );
  const main = [...programs.values()].find(({ isEntry }) => isEntry)?.fileName ?? '';

  return listenAnywhere(
    createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const program = programs.get(pathname.slice(1));
      const policy = searchParams.get('csp');
      response.writeHead(pathname === '/' || program ? 200 : 404, {
        ...(!searchParams.has('open') && isolated),
        ...(policy !== null && { 'Content-Security-Policy': policy }),
        'Content-Type': program ? 'text/javascript' : 'text/html',
      });
      response.end(
        program?.code ??
          `<!doctype html><title>Client</title><script type="module" src="/${main}"></script>`,
      );
    }),
  );
}
