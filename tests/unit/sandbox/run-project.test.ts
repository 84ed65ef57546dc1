import { expect, test } from 'vitest';
import { createWireLog } from '#sandbox/wire/log.ts';
import { runProject } from '#sandbox/run-project.ts';
import type { Preview, Sandbox, SandboxProcess, SandboxRuntime } from '#sandbox/sandbox.ts';

interface Spawned {
  process: SandboxProcess;
  arrive(): void;
  exit(): void;
  isKilled: boolean;
}

/** A sandbox whose processes come, and go, when the test says so. */
function openManual() {
  const spawned: Spawned[] = [];
  const runtime: Partial<SandboxRuntime> = {
    mount: () => Promise.resolve(),
    on: () => () => {},
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
  const preview = { dispose() {} } as Preview;
  const sandbox = { runtime, wire: createWireLog(), openPreview: () => Promise.resolve(preview) };
  return { sandbox: sandbox as unknown as Sandbox, spawned };
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
