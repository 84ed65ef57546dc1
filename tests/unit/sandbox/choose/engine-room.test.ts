import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createEngineRoom,
  type BootedEngine,
  type EngineRoomWorld,
} from '#sandbox/choose/engine-room.ts';
import { ENGINE_SETTING } from '#lib/engine-setting.ts';
import { readSetting } from '#lib/settings.ts';
import { describeTrouble, troubles, type Trouble } from '#sandbox/choose/trouble.ts';
import type { EngineId, Sandbox } from '#sandbox/sandbox.ts';
import { createWireLog } from '#sandbox/wire/log.ts';

beforeEach(() => {
  for (const name of ['localStorage', 'sessionStorage']) {
    const kept = new Map<string, string>();
    vi.stubGlobal(name, {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
  }
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

class Failure extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble);
  }
}

/** A sandbox that only has a name, a wire and a runtime that can break. */
function fakeSandbox(engine: EngineId) {
  const breaks = new Set<(error: { message: string }) => void>();
  const on = (_event: string, listener: (error: { message: string }) => void) => {
    breaks.add(listener);
    return () => void breaks.delete(listener);
  };
  const sandbox = { engine, wire: createWireLog(), runtime: { on } } as unknown as Sandbox;
  return { sandbox, lose: () => breaks.forEach((listener) => listener({ message: 'gone' })) };
}

/** An engine room whose boots the test decides. */
function openRoom(changes: Partial<EngineRoomWorld> = {}) {
  const boots: {
    options: Parameters<EngineRoomWorld['boot']>[0];
    settle: PromiseWithResolvers<BootedEngine>;
  }[] = [];
  const restart = vi.fn();
  const takeOver = vi.fn();
  const end = vi.fn();
  const inContainer = fakeSandbox('webcontainer');
  const engine: BootedEngine = {
    createSandbox: () => Promise.resolve(inContainer.sandbox),
    end,
  };
  const room = createEngineRoom({
    isSwitchedOn: () => true,
    missing: [],
    environment: () => ({
      isSecure: true,
      isIsolated: true,
      hasSharedMemory: true,
      hasWebAssembly: true,
      hasServiceWorker: true,
      hasLookbehind: true,
      isOnline: true,
    }),
    createWorkerSandbox: () => Promise.resolve(fakeSandbox('worker').sandbox),
    boot(options) {
      const settle = Promise.withResolvers<BootedEngine>();
      boots.push({ options, settle });
      return settle.promise;
    },
    toTrouble: (error) => (error instanceof Failure ? error.trouble : 'rejected'),
    restart,
    takeOver,
    ...changes,
  });
  const settle = async (outcome: BootedEngine | Trouble) => {
    if (typeof outcome === 'string') boots.at(-1)?.settle.reject(new Failure(outcome));
    else boots.at(-1)?.settle.resolve(outcome);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { room, boots, restart, takeOver, end, engine, inContainer, settle };
}

it('starts on the worker engine without waiting, and lets the WebContainer take over when it is ready', async () => {
  const { room, engine, takeOver, settle } = openRoom();
  room.prepare();
  expect((await room.createSandbox()).engine).toBe('worker');
  expect(takeOver).not.toHaveBeenCalled();
  await settle(engine);
  expect(takeOver).toHaveBeenCalledOnce();
  expect((await room.createSandbox()).engine).toBe('webcontainer');
  expect(room.choice.running).toBe('webcontainer');
});

describe('whatever goes wrong', () => {
  it.each(troubles)('%s: the next sandbox is the worker engine’s', async (trouble) => {
    const { room, boots, settle } = openRoom();
    room.prepare();
    await settle(trouble);
    expect((await room.createSandbox()).engine).toBe('worker');
    expect(room.notice).toBe(describeTrouble(trouble));
    const another = openRoom();
    another.room.prepare();
    expect(another.boots, 'not tried again in this visit').toEqual([]);
    another.room.retry();
    expect(another.boots).toHaveLength(1);
    expect(boots).toHaveLength(1);
  });

  it('a lost runtime: asks for a restart, which gets the worker engine', async () => {
    const { room, engine, end, restart, inContainer, settle } = openRoom();
    room.prepare();
    await settle(engine);
    await room.createSandbox();
    inContainer.lose();
    expect(restart).toHaveBeenCalledOnce();
    expect(end).toHaveBeenCalledOnce();
    expect((await room.createSandbox()).engine).toBe('worker');
    expect(room.notice).toBe(describeTrouble('runtime-lost'));
  });

  it('a server that never gets ready: the same after 20 s, unless it listens or ends', async () => {
    vi.useFakeTimers();
    const { room, engine, restart, inContainer, settle } = openRoom();
    room.prepare();
    await settle(engine);
    const { wire } = await room.createSandbox();
    const change = (pid: number, to: 'started' | 'exited') =>
      wire.append({
        kind: 'process',
        pid,
        command: 'node',
        change: to === 'exited' ? { to, code: 0 } : { to },
      });
    change(1, 'started');
    change(1, 'exited');
    vi.advanceTimersByTime(30_000);
    expect(restart).not.toHaveBeenCalled();
    change(2, 'started');
    vi.advanceTimersByTime(20_000);
    expect(restart).toHaveBeenCalledOnce();
    expect(room.notice).toBe(describeTrouble('server-never-ready'));
    inContainer.lose();
    expect(restart).toHaveBeenCalledOnce();
  });

  it('a WebContainer that makes no sandbox: the same call gives the worker engine’s', async () => {
    const { room, settle, restart } = openRoom();
    room.prepare();
    await settle({ createSandbox: () => Promise.reject(new Failure('stuck')), end: vi.fn() });
    expect((await room.createSandbox()).engine).toBe('worker');
    expect(room.notice).toBe(describeTrouble('stuck'));
    expect(restart).not.toHaveBeenCalled();
  });

  it('storage that refuses: everything still works', async () => {
    const refuse = () => {
      throw new DOMException('No.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage'])
      vi.stubGlobal(name, { getItem: refuse, setItem: refuse });
    const { room, engine, settle } = openRoom();
    room.prepare();
    await settle(engine);
    room.retry();
    expect((await room.createSandbox()).engine).toBe('webcontainer');
  });
});

it('offers a WebContainer that comes late, and ends it when it is not wanted', async () => {
  const { room, boots, engine, end, settle } = openRoom();
  room.prepare();
  await settle('silent');
  boots[0]?.options.onLate(engine);
  expect((await room.createSandbox()).engine).toBe('worker');
  room.answerOffer(false);
  expect(end).toHaveBeenCalledOnce();
  expect((await room.createSandbox()).engine).toBe('worker');
});

it('boots nothing unless the learner has switched it on', async () => {
  const { room, boots } = openRoom({ isSwitchedOn: () => false });
  room.prepare();
  expect((await room.createSandbox()).engine).toBe('worker');
  expect(boots).toEqual([]);
  expect(room.notice).toBe(null);
});

it('boots nothing for a lesson that needs what a WebContainer lacks, and says what that is', async () => {
  const { room, boots } = openRoom({ missing: ['postgres', 'clock'] });
  room.prepare();
  expect((await room.createSandbox()).engine).toBe('worker');
  expect(boots).toEqual([]);
  expect(room.notice).toBe(
    'This lesson needs a database and a clock that can be stopped. Only the built-in engine has that, so your code runs there.',
  );
});

it('switches it off for the visits to come, and stops waiting for it', () => {
  const { room, boots } = openRoom();
  room.prepare();
  room.leave();
  expect(boots[0]?.options.signal.aborted).toBe(true);
  expect(readSetting(ENGINE_SETTING)).toBe('worker');
});

it('ends what runs when the lesson is closed, also what comes later', async () => {
  const { room, engine, end, settle } = openRoom();
  room.prepare();
  room.dispose();
  await settle(engine);
  expect(end).toHaveBeenCalledOnce();
  const other = openRoom();
  other.room.prepare();
  await other.settle(other.engine);
  other.room.dispose();
  expect(other.end).toHaveBeenCalledOnce();
});

it('tells its listeners until they leave', () => {
  const { room } = openRoom();
  const seen: string[] = [];
  const leave = room.subscribe(({ webcontainer }) => void seen.push(webcontainer.is));
  room.prepare();
  leave();
  room.leave();
  expect(seen).toEqual(['booting']);
});
