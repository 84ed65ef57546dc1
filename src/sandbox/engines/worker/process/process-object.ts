import EventEmitter from 'events';
import type { Signal } from '../../../sandbox.ts';
import { nodeVersion } from '../node-version.ts';
import { receive, send } from './host.ts';
import { nextTick } from './next-tick.ts';
import { print } from './print.ts';
import { stdin } from './stdin.ts';

/** Thrown by `process.exit` so that nothing after it runs. Never shown. */
export class ExitSignal extends Error {
  constructor(readonly code: number) {
    super(`process.exit(${code})`);
  }
}

function output(fd: number, level: 'log' | 'error') {
  return {
    fd,
    isTTY: false,
    columns: 80,
    write(chunk: string | Uint8Array) {
      print(typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk), level);
      return true;
    },
  };
}

const exitCodes: Record<Signal, number> = { SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };
const isSignal = (event: string | symbol): event is Signal => event in exitCodes;

/** Node's `process`, as far as lessons use it. `main.ts` sets `leave`, which ends the process. */
class Process extends EventEmitter {
  readonly title = 'node';
  readonly platform = 'linux';
  readonly arch = 'x64';
  readonly version = nodeVersion;
  readonly versions = { node: nodeVersion.slice(1) };
  readonly stdin = stdin;
  readonly stdout = output(1, 'log');
  readonly stderr = output(2, 'error');
  pid = 0;
  /** When the program began: its worker may have been ready long before. */
  began = performance.now();
  env: Record<string, string> = {};
  argv: string[] = ['node'];
  execArgv: string[] = [];
  exitCode: number | undefined = undefined;
  leave: (code: number) => void = () => {};

  cwd = () => '/home/project';
  uptime = () => (performance.now() - this.began) / 1000;
  nextTick = nextTick;

  hrtime = Object.assign(
    (since: [number, number] = [0, 0]): [number, number] => {
      const now = performance.now() * 1e6;
      const passed = now - (since[0] * 1e9 + since[1]);
      return [Math.floor(passed / 1e9), Math.floor(passed % 1e9)];
    },
    { bigint: () => BigInt(Math.floor(performance.now() * 1e6)) },
  );

  constructor() {
    super();
    // The engine has to know who listens: a signal nobody listens to ends a process even in the middle of a loop.
    this.on('newListener', (event) => {
      if (event === 'SIGKILL') {
        const failure = { code: 'EINVAL', errno: -22, syscall: 'uv_signal_start' };
        throw Object.assign(new Error('uv_signal_start EINVAL'), failure);
      }
      if (isSignal(event)) this.#tellSignals(event);
    });
    this.on('removeListener', (event) => {
      if (isSignal(event)) this.#tellSignals();
    });
  }

  #tellSignals(coming?: Signal): void {
    const listened = (Object.keys(exitCodes) as Signal[]).filter(
      (signal) => signal === coming || this.listenerCount(signal) > 0,
    );
    send({ type: 'handles', signals: listened });
  }

  /** A signal to this process itself; here it knows no other. */
  kill(pid: number, signal: Signal = 'SIGTERM'): true {
    if (pid !== this.pid) {
      throw Object.assign(new Error('kill ESRCH'), { code: 'ESRCH', errno: -3, syscall: 'kill' });
    }
    if (!this.emit(signal, signal)) this.leave(exitCodes[signal]);
    return true;
  }

  exit(code: number = this.exitCode ?? 0): never {
    this.leave(code);
    throw new ExitSignal(code);
  }

  emitWarning(warning: string | Error): void {
    print(`(node) Warning: ${warning instanceof Error ? warning.message : warning}\n`, 'warn');
  }
}

export const process = new Process();

receive('signal', ({ signal }) => void process.emit(signal, signal));
