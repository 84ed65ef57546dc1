import type { Files } from '#lib/files.ts';
import type { Compiler } from '../../../compile/compiler.ts';
import { toLearnerStack } from '../../../compile/learner-stack.ts';
import type { Program } from '../../../compile/program.ts';
import { PreviewGoneError, type Preview, type PreviewOptions } from '../../../sandbox.ts';
import type { WireLog } from '../../../wire/log.ts';
import type { Network } from '../network.ts';
import { openFrame, type PreviewFrame } from './preview-frame.ts';
import { readPageDocument, toFrameSource } from './page-document.ts';
import { createPageNetwork } from './page-network.ts';
import { loadPagePackages, pagePackages } from './packages.ts';
import type { FrameRequest, FromFrame } from './protocol.ts';

/** Where the page believes it is: Vite's usual address. */
const ORIGIN = 'http://localhost:5173';

/** A preview and what it needs around it. */
export interface PreviewWorld extends PreviewOptions {
  files(): Files;
  network: Network;
  compiler: Compiler;
  wire: WireLog;
}

/** Creates a preview that shows nothing yet; the first `reload` loads the page. */
export function createPreview(world: PreviewWorld): Preview {
  const { container, title, files, compiler, wire } = world;
  const network = createPageNetwork({
    ...world,
    origin: ORIGIN,
    onAsset: (path) => void wire.append({ kind: 'asset', path, status: 200 }),
  });
  const installed: string[] = [];
  let url = `${ORIGIN}/`;
  let frame: PreviewFrame | null = null;
  let loading = 0;

  /** Loads a page by a request, as a browser does for an address. The newest load wins. */
  async function load(request: FrameRequest): Promise<void> {
    const turn = ++loading;
    const stillWanted = () => {
      if (turn !== loading) throw new PreviewGoneError('The page was loaded again meanwhile.');
    };
    wire.append({ kind: 'page', url: request.url });
    const answer = await fetchDocument(request);
    stillWanted();
    url = answer.url;
    const toFile = (href: string) => network.fileFor(new URL(href, url));
    const page = readPageDocument(answer.html, files(), toFile);
    for (const { path, found } of page.assets) {
      wire.append({ kind: 'asset', path, status: found ? 200 : 404 });
    }
    const programs = await compileEntries(page.entries);
    const packages = await loadPagePackages(packagesOf(programs));
    stillWanted();

    frame?.close();
    const opened = openFrame(container, title, hear);
    frame = opened;
    const config = { token: opened.token, url, programs, packages };
    await opened.show(toFrameSource(page.document, config), installed);
    stillWanted();
  }

  function fetchDocument(request: FrameRequest): Promise<{ url: string; html: string }> {
    const chunks: Uint8Array[] = [];
    const answer = Promise.withResolvers<{ url: string; html: string }>();
    let finalUrl = request.url;
    let isHtml = false;
    network.send(request, {
      head(head, at) {
        finalUrl = at;
        const type = head.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
        isHtml = /html/i.test(type ?? '');
      },
      data: (chunk) => void chunks.push(chunk),
      end() {
        void new Blob(chunks as BlobPart[]).text().then((text) => {
          answer.resolve({ url: finalUrl, html: isHtml ? text : asPlainText(text) });
        });
      },
      failed: (message) => answer.resolve({ url: finalUrl, html: asPlainText(message) }),
    });
    return answer.promise;
  }

  async function compileEntries(entries: string[]): Promise<Program[]> {
    const results = await Promise.all(
      entries.map((entry) => compiler.compile(files(), entry, 'page', pagePackages)),
    );
    for (const { message, location } of results.flatMap((r) => (r.ok ? [] : r.problems))) {
      wire.append({
        kind: 'error',
        half: 'frontend',
        phase: 'compile',
        message,
        stack: [],
        location,
      });
    }
    return results.flatMap((result) => (result.ok ? [result.program] : []));
  }

  const fetches = new Map<number, () => void>();

  function hear(message: FromFrame, from: PreviewFrame): void {
    switch (message.type) {
      case 'fetch': {
        const { call, follow, ...request } = message;
        const giveUp = network.send(
          request,
          {
            head: ({ status, statusText, headers }, at, redirected) =>
              from.tell({
                type: 'fetch-head',
                call,
                status,
                statusText,
                headers,
                url: at,
                redirected,
              }),
            data: (chunk) => from.tell({ type: 'fetch-data', call, chunk }),
            end() {
              fetches.delete(call);
              from.tell({ type: 'fetch-end', call });
            },
            failed(text) {
              fetches.delete(call);
              from.tell({ type: 'fetch-failed', call, message: text });
            },
          },
          follow,
        );
        fetches.set(call, giveUp);
        return;
      }
      case 'fetch-aborted':
        return fetches.get(message.call)?.();
      case 'navigate':
        load(message).catch(ignoreGone);
        return;
      case 'logs':
        for (const log of message.logs) wire.append({ kind: 'log', half: 'frontend', ...log });
        return;
      case 'failure': {
        const { lines, location } = toLearnerStack(message.stack);
        wire.append({
          kind: 'error',
          half: 'frontend',
          phase: 'run',
          message: message.message,
          stack: lines,
          location: message.location ?? location,
        });
      }
    }
  }

  const present = () => {
    if (!frame) throw new PreviewGoneError('The preview shows no page.');
    return frame;
  };

  return {
    get url() {
      return url;
    },
    reload: () =>
      load({ method: 'GET', url: `${ORIGIN}/`, headers: [['accept', 'text/html']], body: null }),
    async install(script) {
      installed.push(script);
      await frame?.install(script);
    },
    call: async (name, ...args) => present().call(name, args),
    dispose() {
      loading++;
      for (const giveUp of fetches.values()) giveUp();
      frame?.close();
      frame = null;
    },
  };
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof PreviewGoneError)) throw error;
}

function packagesOf(programs: Program[]): string[] {
  const imports = programs.flatMap((program) =>
    program.modules.flatMap((module) => module.imports),
  );
  return imports.flatMap(({ target }) => (target.kind === 'package' ? [target.name] : []));
}

function asPlainText(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html><title>Answer</title><pre>${safe}</pre>`;
}
