import { expect, test, vi } from 'vitest';
import { createWireLog } from '#sandbox/wire/log.ts';
import { createFileSystem } from '#sandbox/engines/worker/file-system.ts';
import { runProject, type RunningProject } from '#sandbox/run-project.ts';
import type { Preview, Sandbox, SandboxProcess, SandboxRuntime } from '#sandbox/sandbox.ts';

type Listener = (port: number, url: string) => void;

interface Spawned {
  process: SandboxProcess;
  arrive(): void;
  exit(): void;
  isKilled: boolean;
}

/** A sandbox whose processes come, and go, when the test says so. */
function openManual() {
  const spawned: Spawned[] = [];
  const reloads: string[] = [];
  let listen = (_port: number) => {};
  const disk = createFileSystem();
  const runtime: Partial<SandboxRuntime> = {
    fs: disk,
    mount: (tree) => Promise.resolve(disk.mount(tree)),
    on(event, listener) {
      if (event === 'server-ready')
        listen = (port) => (listener as Listener)(port, `http://localhost:${port}`);
      return () => {};
    },
    spawn() {
      const arrival = Promise.withResolvers<SandboxProcess>();
      const exit = Promise.withResolvers<number>();
      const entry: Spawned = {
        process: { exit: exit.promise, kill: () => void (entry.isKilled = true) } as SandboxProcess,
        arrive: () => arrival.resolve(entry.process),
        exit: () => exit.resolve(0),
        isKilled: false,
      };
      spawned.push(entry);
      return arrival.promise;
    },
  };
  const preview = {
    dispose() {},
    reload: () => Promise.resolve(void reloads.push('reload')),
  } as unknown as Preview;
  const sandbox = {
    runtime,
    wire: createWireLog(),
    pace: 1,
    openPreview: () => Promise.resolve(preview),
  };
  return {
    sandbox: sandbox as unknown as Sandbox,
    spawned,
    disk,
    reloads,
    listen: (port = 3000) => listen(port),
  };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));
const options = {
  files: { 'backend/server.ts': '' },
  container: null as unknown as HTMLElement,
  title: 'Preview',
};

test('a server starts when the one before it has given its port back, even if that one came late', async () => {
  const { sandbox, spawned } = openManual();
  const opening = runProject(sandbox, options);
  await turn();
  spawned[0]!.arrive();
  spawned[0]!.exit();
  const project = await opening;

  const first = project.startBackend();
  await turn();
  const second = project.startBackend();
  await turn();
  expect(spawned).toHaveLength(2);

  spawned[1]!.arrive();
  await turn();
  expect(spawned[1]!.isKilled).toBe(true);
  expect(spawned).toHaveLength(2);

  spawned[1]!.exit();
  await turn();
  expect(spawned).toHaveLength(3);
  spawned[2]!.arrive();
  spawned[2]!.exit();
  await Promise.all([first, second]);
  project.dispose();
});

test('a server starts on the files of the project, and afresh on nothing else', async () => {
  const { sandbox, spawned, disk } = openManual();
  const start = async (begin: () => Promise<unknown>) => {
    const count = spawned.length;
    const begun = begin();
    while (spawned.length === count) await turn();
    spawned[count]!.arrive();
    spawned[count]!.exit();
    await begun;
  };
  let project: RunningProject | undefined;
  await start(async () => (project = await runProject(sandbox, options)));

  await disk.rm('backend', { recursive: true });
  await disk.writeFile('orders.json', '[]');
  await start(() => project!.startBackend());
  expect(disk.snapshot()).toEqual({ ...options.files, 'orders.json': '[]' });

  await start(() => project!.startBackend({}, { freshData: true }));
  expect(disk.snapshot()).toEqual(options.files);
  project!.dispose();
});

test('a server whose file goes away has failed, and starts again when the file comes back', async () => {
  const { sandbox, spawned, disk, listen } = openManual();
  const opening = runProject(sandbox, options);
  await turn();
  spawned[0]!.arrive();
  await turn();
  listen();
  const project = await opening;
  expect(project.backend).toBe('listening');

  const removing = project.update({});
  await turn();
  spawned[0]!.exit();
  await removing;
  expect(project.backend).toBe('failed');
  expect(disk.snapshot()).toEqual({});

  void project.update(options.files);
  await turn();
  expect(spawned).toHaveLength(2);
  project.dispose();
});

test('a page that came before its server is loaded again when the server listens, once', async () => {
  vi.useFakeTimers();
  try {
    const { sandbox, spawned, reloads, listen } = openManual();
    const opening = runProject(sandbox, options);
    await vi.waitUntil(() => spawned.length === 1);
    spawned[0]!.arrive();
    await vi.advanceTimersByTimeAsync(3000);
    const project = await opening;
    expect(project.backend).toBe('starting');
    expect(reloads).toEqual([]);
    listen();
    listen();
    expect(project.backend).toBe('listening');
    expect(reloads).toEqual(['reload']);
    project.dispose();
  } finally {
    vi.useRealTimers();
  }
});

test('a page that was just loaded is loaded again when its server restarts under it', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const { sandbox, spawned, reloads, listen } = openManual();
    const page = 'frontend/app.ts';
    const restart = async (project: RunningProject, server: string) => {
      const count = spawned.length;
      const updating = project.update({ 'backend/server.ts': server, [page]: 'new' });
      spawned[count - 1]!.exit();
      while (spawned.length === count) await turn();
      spawned[count]!.arrive();
      await turn();
      listen();
      await updating;
    };
    const opening = runProject(sandbox, { ...options, files: { ...options.files, [page]: '' } });
    await turn();
    spawned[0]!.arrive();
    await turn();
    listen();
    const project = await opening;

    await project.update({ ...options.files, [page]: 'new' });
    expect(reloads).toHaveLength(1);
    await restart(project, '1');
    expect(reloads).toHaveLength(2);

    vi.advanceTimersByTime(5000);
    await restart(project, '2');
    expect(reloads).toHaveLength(2);
    project.dispose();
  } finally {
    vi.useRealTimers();
  }
});

test('a server that opens two ports has started when the one that the page knows is open', async () => {
  const { sandbox, spawned, listen } = openManual();
  const opening = runProject(sandbox, options);
  let isOpen = false;
  void opening.then(() => (isOpen = true));
  await turn();
  spawned[0]!.arrive();
  await turn();
  listen(3001);
  await turn();
  expect(isOpen).toBe(false);
  listen(3000);
  const project = await opening;
  expect(project.backend).toBe('listening');
  project.dispose();
});
