import type { Files } from '#lib/files.ts';
import type { EngineRoom } from '#sandbox/choose.ts';
import type { BackendStatus, RunningProject } from '#sandbox/run-project.ts';
import type { Display, Sandbox } from '#sandbox/sandbox.ts';
import { createWireLog } from '#sandbox/wire/log.ts';

/** What a fake project was told to do, in order. */
export interface FakeProject extends RunningProject {
  readonly updates: Files[];
  /** What its page was told to be shown on. */
  readonly displays: Display[];
  /** Resolves running updates; without a call each update settles at once. */
  holdUpdates(): () => void;
}

/** A sandbox with a real wire and nothing behind it. */
export function fakeSandbox(): Sandbox & { disposed: boolean } {
  const unused = () => {
    throw new Error('The fake has no runtime.');
  };
  return {
    disposed: false,
    engine: 'worker',
    nodeVersion: 'v24.0.0',
    pace: 1,
    capabilities: [],
    runtime: { fs: {}, mount: unused, spawn: unused, on: unused, teardown() {} } as never,
    wire: createWireLog(() => 0),
    request: unused,
    signal: unused,
    openPreview: unused,
    dispose() {
      this.disposed = true;
    },
  };
}

/** An engine room with one engine and nothing to choose. */
export function fakeEngineRoom(createSandbox: () => Promise<Sandbox>): EngineRoom {
  return {
    choice: { running: null, webcontainer: { is: 'off' } },
    notice: null,
    subscribe: () => () => {},
    prepare() {},
    retry() {},
    leave() {},
    answerOffer() {},
    createSandbox,
    dispose() {},
  };
}

/** A project that notes what it is told. */
export function fakeProject(sandbox: Sandbox): FakeProject {
  const listeners = new Set<(status: BackendStatus) => void>();
  const updates: Files[] = [];
  const displays: Display[] = [];
  let backend: BackendStatus = 'listening';
  let gate = Promise.resolve();

  function set(status: BackendStatus) {
    backend = status;
    for (const listener of listeners) listener(status);
    return status;
  }
  return {
    sandbox,
    updates,
    displays,
    preview: {
      url: 'http://localhost:5173/',
      reload: () => Promise.resolve(),
      navigate: () => Promise.resolve(),
      unload() {},
      back: () => Promise.resolve(),
      forward: () => Promise.resolve(),
      historyLength: 1,
      onAddress: () => () => {},
      openTab: () => Promise.reject(new Error('The fake has one tab.')),
      display: {},
      setDisplay: (display) => Promise.resolve(void displays.push(display)),
      install: () => Promise.resolve(),
      call: () => Promise.resolve(),
      dispose() {},
    },
    get backend() {
      return backend;
    },
    backendProcess: null,
    backendOrigin: 'http://localhost:3000',
    holdUpdates() {
      let open = () => {};
      gate = new Promise((resolve) => (open = resolve));
      return open;
    },
    onBackend(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async update(files) {
      updates.push(files);
      await gate;
    },
    startBackend: () => Promise.resolve(set('listening')),
    stopBackend: () => Promise.resolve(void set('stopped')),
    closeBackend: () => Promise.resolve(void set('stopped')),
    dispose() {},
  };
}
