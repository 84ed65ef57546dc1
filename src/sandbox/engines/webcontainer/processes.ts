import type { WebContainer } from '@webcontainer/api';
import type { Compiler } from '../../compile/compiler.ts';
import { toLearnerStack } from '../../compile/learner-stack.ts';
import type { CompileProblem, Program } from '../../compile/program.ts';
import { importable } from '../../packages/importable.ts';
import type { SandboxProcess, Signal, SpawnOptions } from '../../sandbox.ts';
import type { ProcessEvent, WireEntry } from '../../wire/events.ts';
import type { WireLog } from '../../wire/log.ts';
import { createOutput } from '../../output.ts';
import { spawnInContainer, type ContainerProcess } from './container-process.ts';
import { HOME, type FromProcess, type ToProcess } from './container/protocol.ts';
import type { ProjectFiles } from './project-files.ts';

/** Exit codes of processes that a signal ended, as shells count them: 128 + the signal's number. */
const exitCodes: Record<Signal, number> = { SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };

/** Milliseconds after which a process that was killed and has not ended shows that the runtime is gone. */
const KILL_PATIENCE = 5000;

/** A process that can be sent signals. */
export interface SignaledProcess extends SandboxProcess {
  /** See `Sandbox.signal`. */
  signal(signal: Signal, options?: { graceMs?: number }): void;
}

/** What a process needs around it. */
export interface ProcessWorld {
  webcontainer: WebContainer;
  compiler: Compiler;
  files: ProjectFiles;
  wire: WireLog;
  /** Puts an entry about a request of the process on the wire. */
  onWire(source: object, entry: WireEntry): void;
  /** Called when a process opens or closes a port, which may be for its own machine only. */
  onPort(port: number, change: 'open' | 'close', isLoopback?: boolean): void;
  /** Called when the runtime does not do what it must. */
  onLost(message: string): void;
}

/** Starts `node entry …args` on the files as they are now. */
export function startProcess(
  world: ProcessWorld,
  pid: number,
  [entry = '', ...args]: string[],
  { env = {} }: SpawnOptions = {},
): SignaledProcess {
  const { webcontainer, compiler, files, wire } = world;
  const output = createOutput();
  const exit = Promise.withResolvers<number>();
  const ports = new Set<number>();
  let handled: Signal[] = [];
  /** What was written to stdin before there was a process to read it. */
  const unread: ToProcess[] = [];
  const tellInput = (message: ToProcess) =>
    void (process ? process.tell(message) : unread.push(message));
  const input = new WritableStream<string>({
    write: (text) => tellInput({ type: 'stdin', text }),
    close: () => tellInput({ type: 'stdin-end' }),
  });
  let process: ContainerProcess | null = null;
  /** The code it ends with because we ended it. */
  let ordered: number | null = null;
  let isOver = false;

  const note = (change: ProcessEvent['change']) =>
    wire.append({ kind: 'process', pid, command: ['node', entry, ...args].join(' '), change });

  function end(code: number): void {
    if (isOver) return;
    isOver = true;
    for (const port of ports) world.onPort(port, 'close');
    note({ to: 'exited', code });
    output.close();
    exit.resolve(code);
  }

  function fail({ message, location }: CompileProblem): void {
    wire.append({ kind: 'error', half: 'backend', phase: 'compile', message, stack: [], location });
    output.write(`${location.file}:${location.line}\n${message}\n`);
  }

  function hear(received: unknown): void {
    const message = received as FromProcess;
    switch (message.type) {
      case 'print':
        return print(message.text, message.level);
      case 'failure': {
        const { lines: stack, location } = toLearnerStack(String(message.stack));
        const text = String(message.message);
        const place = message.location ?? location;
        wire.append({
          kind: 'error',
          half: 'backend',
          phase: 'run',
          message: text,
          stack,
          location: place,
        });
        return output.write([text, ...stack.map((line) => `    at ${line}`)].join('\n') + '\n');
      }
      case 'listening':
        if (ports.has(message.port)) return;
        ports.add(message.port);
        note({ to: 'listening', port: message.port });
        return world.onPort(message.port, 'open', message.isLoopback);
      case 'closed':
        if (!ports.delete(message.port)) return;
        note({ to: 'closed', port: message.port });
        return world.onPort(message.port, 'close');
      case 'handles':
        handled = message.signals;
        return;
      case 'wire':
        return world.onWire(exit, message.entry);
    }
  }

  function print(text: string, level: Extract<FromProcess, { type: 'print' }>['level']): void {
    wire.append({ kind: 'log', half: 'backend', level, text: String(text).replace(/\n$/, '') });
    output.write(String(text));
  }

  /** Ends it. It counts as ended when the container says so: its ports are free then. */
  function kill(code: number): void {
    if (isOver || ordered !== null) return;
    ordered = code;
    if (!process) return end(code);
    process.kill();
    const patience = setTimeout(() => {
      end(code);
      world.onLost(`A process did not end within ${KILL_PATIENCE} ms.`);
    }, KILL_PATIENCE);
    void exit.promise.then(() => clearTimeout(patience));
  }

  function signal(name: Signal, { graceMs }: { graceMs?: number } = {}): void {
    if (isOver) return;
    note({ to: 'signaled', signal: name });
    // The container's own kill() is SIGKILL; the tap inside delivers the others.
    if (!handled.includes(name)) return kill(exitCodes[name]);
    process?.tell({ type: 'signal', signal: name });
    if (graceMs === undefined) return;
    const grace = setTimeout(() => signal('SIGKILL'), graceMs);
    void exit.promise.then(() => clearTimeout(grace));
  }

  async function launch(program: Program): Promise<void> {
    const file = `${HOME}/programs/${pid}.json`;
    await webcontainer.fs.mkdir(`${HOME}/programs`, { recursive: true });
    await webcontainer.fs.writeFile(file, JSON.stringify(program));
    if (isOver) return;
    const command = ['--import', `./${HOME}/tap.mjs`, `${HOME}/run.mjs`, file, ...args];
    const started = await spawnInContainer(webcontainer, command, env, {
      onMessage: (message) => void (isOver || hear(message)),
      // Not through the tap: Node's own last words, such as those about memory.
      onText: (text) => print(text, 'error'),
    });
    process = started;
    for (const message of unread) started.tell(message);
    void started.exit.then((code) => end(ordered ?? code));
    if (isOver || ordered !== null) started.kill();
  }

  note({ to: 'started' });
  compiler
    .compile(files.snapshot(), entry, 'node', importable)
    .then(async (result) => {
      if (isOver) return;
      if (result.ok) return launch(result.program);
      for (const problem of result.problems) fail(problem);
      end(1);
    })
    .catch((error: unknown) => {
      output.write(`${String(error)}\n`);
      end(1);
    });

  return {
    exit: exit.promise,
    input,
    output: output.stream,
    kill: () => kill(exitCodes.SIGKILL),
    signal,
  };
}
