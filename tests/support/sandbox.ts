import type { Files } from '#lib/files.ts';
import { createSandbox } from './engine.ts';
import { toTree } from '#sandbox/file-tree.ts';
import type { HeaderList, Preview, Sandbox, SandboxProcess, Tab } from '#sandbox/sandbox.ts';
import type { WireEvent } from '#sandbox/wire/events.ts';

/** A sandbox with shortcuts for tests. */
export interface TestSandbox extends Sandbox {
  /** Runs a one-file backend and waits until it listens or ends. */
  serve(source: string, env?: Record<string, string>): Promise<SandboxProcess>;
  /** Runs a one-file program to its end. */
  run(source: string, args?: string[]): Promise<{ code: number; output: string }>;
  /** Sends a request to port 3000 and reads the answer as text. */
  ask(
    path: string,
    init?: { method?: string; body?: string; headers?: HeaderList },
  ): Promise<Answer>;
  /** Shows a page made of these files of `frontend/`. */
  show(files: Files): Promise<Preview>;
  /** Shows an address in another tab of a preview's browser, where `look` evaluates. */
  openTab(preview: Preview, url: string): Promise<Tab & { look(code: string): Promise<unknown> }>;
  /** Events of one kind so far. */
  seen<Kind extends WireEvent['kind']>(kind: Kind): Extract<WireEvent, { kind: Kind }>[];
}

export interface Answer {
  status: number;
  text: string;
  headers: HeaderList;
}

/** Opens a sandbox whose preview goes into a fresh element of the page. */
export async function openSandbox(): Promise<TestSandbox> {
  const sandbox = await createSandbox();
  const container = document.createElement('div');
  document.body.append(container);
  const { runtime, wire } = sandbox;

  const write = (files: Files) => runtime.mount(toTree(files));

  return {
    ...sandbox,
    async serve(source, env = {}) {
      await write({ 'server.ts': source });
      const process = await runtime.spawn('node', ['server.ts'], { env });
      const listening = Promise.withResolvers<void>();
      const off = runtime.on('server-ready', () => listening.resolve());
      await Promise.race([listening.promise, process.exit]);
      off();
      return process;
    },
    async run(source, args = []) {
      await write({ 'main.ts': source });
      const process = await runtime.spawn('node', ['main.ts', ...args]);
      let output = '';
      const read = process.output.pipeTo(
        new WritableStream({ write: (text) => void (output += text) }),
      );
      const code = await process.exit;
      await read;
      return { code, output };
    },
    async ask(path, { method = 'GET', body, headers = [] } = {}) {
      const response = await sandbox.request({
        method,
        url: `http://localhost:3000${path}`,
        headers,
        body: body === undefined ? null : new TextEncoder().encode(body),
      });
      const text = new TextDecoder().decode(response.body);
      return { status: response.status, text, headers: response.headers };
    },
    async show(files) {
      await write(
        Object.fromEntries(Object.entries(files).map(([path, text]) => [`frontend/${path}`, text])),
      );
      return sandbox.openPreview({ container, title: 'Test', root: 'frontend', backendPort: 3000 });
    },
    async openTab(preview, url) {
      const beside = document.createElement('div');
      container.after(beside);
      const tab = await preview.openTab({ url, container: beside, title: 'Other tab' });
      await tab.install(`register('look', (code) => (0, eval)(code))`);
      return Object.assign(tab, { look: (code: string) => tab.call('look', code) });
    },
    seen: (kind) => wire.events.filter((event) => event.kind === kind) as never,
    dispose() {
      sandbox.dispose();
      container.remove();
    },
  };
}

/** Resolves with the first event, past or to come, that `matches`. */
export function nextEvent(
  sandbox: Sandbox,
  matches: (event: WireEvent) => boolean,
): Promise<WireEvent> {
  const past = sandbox.wire.events.find(matches);
  if (past) return Promise.resolve(past);
  return new Promise((resolve) => {
    const off = sandbox.wire.subscribe((event) => {
      if (!matches(event)) return;
      off();
      resolve(event);
    });
  });
}
