import { toLearnerStack } from '../../compile/learner-stack.ts';
import type { Compiler } from '../../compile/compiler.ts';
import type { CompileProblem, Program } from '../../compile/program.ts';
import type { Files } from '#lib/files.ts';
import { loadPackages } from '../../packages/load.ts';
import { importable } from '../../packages/importable.ts';
import type { SandboxProcess, Signal, SpawnOptions } from '../../sandbox.ts';
import type { WireLog } from '../../wire/log.ts';
import type { Timeline, TimelineMember } from './clock/timeline.ts';
import type { MemoryFileSystem } from './file-system.ts';
import type { Host, Network } from './network.ts';
import { createOutput } from '../../output.ts';
import type { Postgres } from './postgres/database.ts';
import { connectProcess } from './postgres/process-connections.ts';
import type { FromProcess, ToProcess } from './protocol.ts';
import { connectCalls } from './process-calls.ts';
import type { ProcessWorkers } from './process-workers.ts';
import type { RunnerWorker } from './runner/runner.ts';
import type { TestReport, TestSettings } from './tests/events.ts';
import { watchProcess, type ProcessWatch } from './watch/process-watch.ts';
import type { WatchedProcess } from './watch/rescue.ts';
import type { Watchdog } from './watch/watchdog.ts';

/** Exit codes of processes that a signal ended, as shells count them: 128 + the signal's number. */
const exitCodes: Record<Signal, number> = { SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };

/** A process as the engine has it. */
export interface EngineProcess extends SandboxProcess {
  /** See `Sandbox.signal`. */
  signal(signal: Signal, options?: { graceMs?: number }): void;
}

/** What a process needs around it. */
export interface ProcessWorld {
  compiler: Compiler;
  workers: ProcessWorkers;
  network: Network;
  wire: WireLog;
  postgres: Postgres;
  timeline: Timeline;
  watchdog: Watchdog;
  /** All processes that run, one by one. */
  running: Set<WatchedProcess>;
  /** The project's files, which programs read and change. */
  disk: MemoryFileSystem;
  /** Called when a process opens or closes a port of the first machine. */
  onPort(port: number, change: 'open' | 'close'): void;
}

/** What a process is started with. */
export interface ProcessLaunch {
  entry: string;
  args: string[];
  tests: TestSettings;
  /** Variables on top of the others. */
  env?: Record<string, string>;
  /** Called with what tests in the process tell, and with the way to print. */
  onTest?(report: TestReport, print: (text: string) => void): void;
}

/** Starts `node entry …args` on the files as they are now. */
export function startProcess(
  world: ProcessWorld,
  files: Files,
  pid: number,
  launched: ProcessLaunch,
  options: SpawnOptions = {},
): EngineProcess {
  const { entry, args, tests } = launched;
  const { compiler, workers, network, wire, timeline } = world;
  const output = createOutput();
  const errors = createOutput();
  const exit = Promise.withResolvers<number>();
  const ports = new Set<number>();
  let handled: Signal[] = [];
  let worker: RunnerWorker | null = null;
  let watch: ProcessWatch | null = null;
  let isOpening = false;
  let clock: TimelineMember | null = null;
  const started = timeline.begin();
  let ended = false;

  const note = (change: Extract<Parameters<WireLog['append']>[0], { kind: 'process' }>['change']) =>
    wire.append({ kind: 'process', pid, command: ['node', entry, ...args].join(' '), change });
  const post = (message: ToProcess) => worker?.port.postMessage(message);
  const tell = (message: ToProcess) => {
    clock?.touched();
    post(message);
  };

  /** What was written to stdin before there was a worker to read it. */
  const early = { text: '', ended: false };
  const input = new WritableStream<string>({
    write(text) {
      if (worker) tell({ type: 'stdin', text });
      else early.text += text;
    },
    close() {
      if (worker) tell({ type: 'stdin-end' });
      else early.ended = true;
    },
  });
  let stopFollowing = () => {};

  /** Requests the process has been given and has not answered. */
  const underWay = new Set<number>();
  const onlyExchange = () => (underWay.size === 1 ? [...underWay][0]! : null);
  const database = connectProcess(world.postgres, wire, pid, tell, onlyExchange);

  const machine = network.names.machine(options.machine ?? 'kitchen');
  const calls = connectCalls(network, machine, tell, onlyExchange);
  const tellPort: ProcessWorld['onPort'] = (port, change) => {
    if (machine === 0) world.onPort(port, change);
  };
  const host: Host = {
    machine,
    deliver(exchange, port, head, hasBody) {
      underWay.add(exchange);
      watch?.delivered(exchange);
      tell({ type: 'request', exchange, port, head, hasBody });
    },
    data: (exchange, chunk) => tell({ type: 'request-data', exchange, chunk }),
    end: (exchange) => tell({ type: 'request-end', exchange }),
    abort(exchange) {
      underWay.delete(exchange);
      tell({ type: 'request-aborted', exchange });
    },
  };

  function end(code: number): void {
    if (ended) return;
    ended = true;
    isOpening = false;
    world.running.delete(watched);
    watch?.stop();
    worker?.terminate();
    clock?.leave();
    started();
    stopFollowing();
    network.disconnect(host);
    database.close();
    calls.close();
    for (const port of ports) tellPort(port, 'close');
    note({ to: 'exited', code });
    output.close();
    errors.close();
    exit.resolve(code);
  }

  function writeError(text: string): void {
    output.write(text);
    errors.write(text);
  }

  function fail(problem: CompileProblem): void {
    const { message, location } = problem;
    wire.append({ kind: 'error', half: 'backend', phase: 'compile', message, stack: [], location });
    writeError(`${location.file}:${location.line}\n${message}\n`);
  }

  function hear(message: FromProcess): void {
    switch (message.type) {
      case 'pong':
        if (isOpening) workers.prepare();
        isOpening = false;
        return watch?.answered();
      case 'looping':
        return watch?.looping(message.stack);
      case 'print':
        for (const { text, level } of message.prints) {
          wire.append({ kind: 'log', half: 'backend', level, text: text.replace(/\n$/, '') });
          if (level === 'error' || level === 'warn') writeError(text);
          else output.write(text);
        }
        return;
      case 'disk-changed':
        return world.disk.apply(message.changes, host);
      case 'slow-hash': {
        const { name, work } = message;
        wire.append({ kind: 'slow-hash', pid, exchange: onlyExchange(), name, work });
        return;
      }
      case 'test':
        return hearTest(message.report);
      case 'failure': {
        const { lines, location } = toLearnerStack(message.failure.stack);
        const { message: text } = message.failure;
        const place = message.failure.location ?? location;
        wire.append({
          kind: 'error',
          half: 'backend',
          phase: 'run',
          message: text,
          stack: lines,
          location: place,
        });
        writeError([text, ...lines.map((line) => `    at ${line}`)].join('\n') + '\n');
        return;
      }
      case 'listen': {
        const port = network.listen(message.port, host, message.isLoopback);
        if (port === null)
          return tell({ type: 'listen-refused', server: message.server, port: message.port });
        ports.add(port);
        tell({ type: 'listen-granted', server: message.server, port });
        note({ to: 'listening', port });
        return tellPort(port, 'open');
      }
      case 'close':
        if (!network.close(message.port, host)) return;
        ports.delete(message.port);
        note({ to: 'closed', port: message.port });
        return tellPort(message.port, 'close');
      case 'response-head':
        return network.respond(host, message.exchange, { type: 'head', head: message.head });
      case 'response-data':
        return network.respond(host, message.exchange, { type: 'data', chunk: message.chunk });
      case 'response-end':
        underWay.delete(message.exchange);
        watch?.responded(message.exchange);
        return network.respond(host, message.exchange, { type: 'end' });
      case 'response-broken':
        underWay.delete(message.exchange);
        watch?.responded(message.exchange);
        return network.respond(host, message.exchange, { type: 'broken' });
      case 'database-bytes':
      case 'database-close':
        return database.hear(message);
      case 'call':
      case 'call-aborted':
      case 'call-body-data':
      case 'call-body-end':
        return calls.hear(message);
      case 'handles':
        handled = message.signals;
        return;
      case 'exit':
        return end(message.code);
    }
  }

  function hearTest(report: TestReport): void {
    launched.onTest?.(report, (text) => {
      if (text === '') return;
      wire.append({ kind: 'log', half: 'backend', level: 'log', text: text.replace(/\n$/, '') });
      output.write(text);
    });
    if (report.type !== 'end') return;
    const { path, kind, outcome, directive, durationMs, error, location } = report;
    wire.append({
      kind: 'test',
      pid,
      file: entry,
      path,
      isSuite: kind === 'suite',
      outcome,
      directive: directive?.kind ?? null,
      message: error?.message ?? null,
      location,
      durationMs,
    });
  }

  function signal(name: Signal, { graceMs }: { graceMs?: number } = {}): void {
    if (ended) return;
    note({ to: 'signaled', signal: name });
    // The kernel ends a process that does not listen, whatever it is doing. One that listens hears it when it can.
    if (!handled.includes(name)) return end(exitCodes[name]);
    tell({ type: 'signal', signal: name });
    if (graceMs === undefined) return;
    const spare = timeline.after(graceMs, () => signal('SIGKILL'));
    void exit.promise.then(spare);
  }

  async function launch(program: Program): Promise<void> {
    const packages = await loadPackages('node', [program]);
    if (ended) return;
    isOpening = true;
    worker = workers.take({
      lost: () => end(exitCodes.SIGKILL),
      broken(message) {
        const where = { stack: [], location: null };
        wire.append({ kind: 'error', half: 'backend', phase: 'run', message, ...where });
        end(1);
      },
    });
    worker.port.onmessage = ({ data }: MessageEvent<FromProcess>) => {
      if (ended) return;
      if (data.type === 'clock-report') return clock?.hear(data);
      // A heartbeat is nothing that a program does.
      if (data.type !== 'pong') clock?.touched();
      hear(data);
    };
    const env = Object.fromEntries(
      Object.entries(options.env ?? {}).map(([k, v]) => [k, String(v)]),
    );
    const { start } = timeline;
    if (start) clock = timeline.join(`The process ${entry}`, post);
    tell({
      type: 'start',
      program,
      packages,
      disk: world.disk.all(),
      env,
      args,
      tests,
      input: early.text,
      inputEnded: early.ended,
      pid,
      clock: start,
    });
    stopFollowing = world.disk.onChange((changes, by) => {
      if (by !== host) tell({ type: 'disk-changed', changes });
    });
    // Past the clock: a heartbeat is nothing that a program does.
    const ask = () => post({ type: 'ping' });
    watch = watchProcess(world.watchdog, wire, pid, ask, onlyExchange);
    started();
  }

  const watched: WatchedProcess = {
    get silentMs() {
      return watch?.silentMs ?? 0;
    },
    isSpare: false,
    get isOpening() {
      return isOpening;
    },
  };
  world.running.add(watched);

  note({ to: 'started', machine: options.machine ?? 'kitchen' });
  compiler
    .compile(files, entry, 'node', importable)
    .then(async (result) => {
      if (ended) return;
      if (result.ok) return launch(result.program);
      for (const problem of result.problems) fail(problem);
      end(1);
    })
    .catch((error: unknown) => {
      const { message } = error as Error;
      wire.append({
        kind: 'error',
        half: 'backend',
        phase: 'run',
        message,
        stack: [],
        location: null,
      });
      writeError(`${message}\n`);
      end(1);
    });

  return {
    exit: exit.promise,
    input,
    output: output.stream,
    errors: errors.stream,
    kill: () => end(exitCodes.SIGKILL),
    signal,
  };
}
