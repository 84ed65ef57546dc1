import type { BackendStatus, RunningProject } from '#sandbox/run-project.ts';
import type { SandboxClock } from '#sandbox/clock.ts';
import type { Display, Sandbox } from '#sandbox/sandbox.ts';
import type { WireEntry } from '#sandbox/wire/events.ts';
import { createWireLog, type WireLog } from '#sandbox/wire/log.ts';

/** A running project without an engine: tests say how its parts behave and read what was done to it. */
export interface FakeProject extends RunningProject {
  readonly wire: WireLog;
  /** What was done, in order: `start`, `stop`, `reload`, `install`, and the driver's calls by name. */
  readonly done: string[];
}

export interface FakeBehavior {
  /** What starting the backend comes to. */
  start?: () => BackendStatus | Promise<BackendStatus>;
  /** Answers a call of a driver function. */
  call?: (name: string, ...parameters: unknown[]) => unknown;
  request?: Sandbox['request'];
  clock?: SandboxClock;
}

/** Creates a fake project whose backend listens and whose page does nothing. */
export function createFakeProject({ start, call, request, clock }: FakeBehavior = {}): FakeProject {
  const wire = createWireLog();
  const done: string[] = [];
  let backend: BackendStatus = 'stopped';
  let display: Display = {};
  const unused = () => {
    throw new Error('The fake project does not have this.');
  };

  return {
    wire,
    done,
    backendOrigin: 'http://localhost:3000',
    get backend() {
      return backend;
    },
    backendProcess: null,
    sandbox: {
      engine: 'worker',
      nodeVersion: 'v24.0.0',
      pace: 1,
      capabilities: [],
      wire,
      ...(clock && { clock }),
      request: request ?? unused,
      signal: unused,
      dispose() {},
      openPreview: unused,
      get runtime() {
        return unused();
      },
    },
    preview: {
      url: 'http://localhost:5173/',
      reload: () => Promise.resolve(void done.push('reload')),
      navigate: (address) => Promise.resolve(void done.push(`open ${address}`)),
      unload: () => void done.push('unload'),
      back: unused,
      forward: unused,
      historyLength: 1,
      onAddress: () => () => {},
      openTab: unused,
      get display() {
        return display;
      },
      setDisplay: (next) => {
        display = next;
        return Promise.resolve();
      },
      install: () => Promise.resolve(void done.push('install')),
      call: async (name, ...parameters) => {
        done.push(name.replace('checks.', ''));
        return call?.(name.replace('checks.', ''), ...parameters);
      },
      dispose() {},
    },
    async startBackend() {
      done.push('start');
      backend = (await start?.()) ?? 'listening';
      return backend;
    },
    stopBackend() {
      done.push('stop');
      backend = 'stopped';
      return Promise.resolve();
    },
    closeBackend() {
      done.push('close');
      backend = 'stopped';
      return Promise.resolve();
    },
    onBackend: () => () => {},
    update: unused,
    dispose() {},
  };
}

/** A request of the page, for the wire. */
export function requestEntry(exchange: number, method = 'GET', path = '/api/menu'): WireEntry {
  const url = `http://localhost:5173${path}`;
  return { kind: 'request', exchange, client: 'page', method, url, headers: [], body: null };
}

/** The response to a request, for the wire. */
export function responseEntry(exchange: number, status = 200, text = ''): WireEntry {
  const body = { bytes: text.length, text, truncated: false };
  return { kind: 'response', exchange, status, statusText: '', headers: [], body, durationMs: 1 };
}
