import type { Files } from '#lib/files.ts';
import type { Compiler } from '../../../compile/compiler.ts';
import { toLearnerStack } from '../../../compile/learner-stack.ts';
import { compilePage, type PageEntry } from '../../../preview/compile-page.ts';
import { createPageCalls, type PageCalls } from '../../../preview/page-calls.ts';
import { PreviewGoneError } from '../../../sandbox.ts';
import type { WireLog } from '../../../wire/log.ts';
import type { FromContainerPage, ModuleScript, ToContainerPage } from './protocol.ts';

/** A page that has said hello. */
export interface ContainerPage extends Pick<PageCalls, 'install' | 'call'> {
  /** Resolves when its programs have run; rejects with a `PreviewGoneError` when it went away before. */
  readonly ran: Promise<void>;
  tell(message: ToContainerPage): void;
  close(): void;
}

/** What a page needs around it. */
export interface PageWorld {
  root: string;
  files(): Files;
  compiler: Compiler;
  wire: WireLog;
  /** What the page asks of its preview. */
  onStep(step: Extract<FromContainerPage, { type: 'navigate' | 'entry' | 'traverse' }>): void;
}

/** Takes the line of a page whose path is `path`. The page may be hostile. */
export function openPage(port: MessagePort, path: string, world: PageWorld): ContainerPage {
  const { root, files, compiler, wire } = world;
  const calls = createPageCalls();
  const ran = Promise.withResolvers<void>();
  ran.promise.catch(() => {});
  const tell = (message: ToContainerPage) => port.postMessage(message);
  calls.open(tell);

  function hear(message: FromContainerPage): void {
    switch (message.type) {
      case 'scripts':
        return void run(message.scripts).catch((error: unknown) => ran.reject(error));
      case 'ran':
        return ran.resolve();
      case 'imported':
        if (message.path in files())
          wire.append({ kind: 'asset', path: message.path, status: 200 });
        return;
      case 'logs':
        for (const log of message.logs) wire.append({ kind: 'log', half: 'frontend', ...log });
        return;
      case 'failure': {
        const { lines: stack, location } = toLearnerStack(message.stack);
        const { message: text, location: place } = message;
        wire.append({
          kind: 'error',
          half: 'frontend',
          phase: 'run',
          message: text,
          stack,
          location: place ?? location,
        });
        return;
      }
      case 'returned':
      case 'threw':
        return void calls.settle(message);
      default:
        return world.onStep(message);
    }
  }

  async function run(scripts: ModuleScript[]): Promise<void> {
    const entries = scripts.flatMap((script) => toEntry(script) ?? []);
    tell({ type: 'programs', ...(await compilePage(compiler, wire, files(), entries)) });
  }

  function toEntry({ src, code, line }: ModuleScript): PageEntry | null {
    if (src === null)
      return { path: toFile(path), inline: '\n'.repeat(Math.max(0, line - 1)) + code };
    const file = toFile(src);
    const isThere = file in files();
    wire.append({ kind: 'asset', path: file, status: isThere ? 200 : 404 });
    return isThere ? { path: file, inline: null } : null;
  }

  /** The project's file at a path of the page's origin. */
  function toFile(address: string): string {
    const pathname = decodeURIComponent(address.replace(/[?#].*$/s, ''));
    return root + (pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  }

  port.onmessage = ({ data }: MessageEvent<FromContainerPage>) => hear(data);

  return {
    ran: ran.promise,
    tell,
    install: calls.install,
    call: calls.call,
    close() {
      const gone = new PreviewGoneError('The page went away.');
      ran.reject(gone);
      calls.close(gone);
      port.close();
    },
  };
}
