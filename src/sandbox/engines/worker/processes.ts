import { toLearnerStack } from '../../compile/learner-stack.ts';
import type { Compiler } from '../../compile/compiler.ts';
import type { CompileProblem, Program } from '../../compile/program.ts';
import type { Files } from '#lib/files.ts';
import type { SandboxProcess, SpawnOptions } from '../../sandbox.ts';
import type { WireLog } from '../../wire/log.ts';
import { portOf, type Host, type Network } from './network.ts';
import { createOutput } from './output.ts';
import processSource from './process/main.ts?bundled';
import { nodePackages, type FromProcess, type ToProcess } from './protocol.ts';
import type { Runner, RunnerWorker } from './runner/runner.ts';

/** Exit code of a process ended by SIGKILL, as shells count it: 128 + 9. */
const KILLED = 137;

/** What a process needs around it. */
export interface ProcessWorld {
  compiler: Compiler;
  runner: Runner;
  network: Network;
  wire: WireLog;
  /** Called when a process opens or closes a port. */
  onPort(port: number, change: 'open' | 'close'): void;
}

/** Starts `node entry …args` on the files as they are now. */
export function startProcess(
  world: ProcessWorld,
  files: Files,
  pid: number,
  [entry = '', ...args]: string[],
  options: SpawnOptions = {},
): SandboxProcess {
  const { compiler, runner, network, wire } = world;
  const output = createOutput();
  const exit = Promise.withResolvers<number>();
  const ports = new Set<number>();
  const calls = new Map<number, () => void>();
  let worker: RunnerWorker | null = null;
  let ended = false;

  const note = (change: Extract<Parameters<WireLog['append']>[0], { kind: 'process' }>['change']) =>
    wire.append({ kind: 'process', pid, command: ['node', entry, ...args].join(' '), change });
  const tell = (message: ToProcess) => worker?.port.postMessage(message);

  const host: Host = {
    deliver: (exchange, port, head, body) => tell({ type: 'request', exchange, port, head, body }),
    abort: (exchange) => tell({ type: 'request-aborted', exchange }),
  };

  function end(code: number): void {
    if (ended) return;
    ended = true;
    worker?.terminate();
    network.disconnect(host);
    for (const giveUp of calls.values()) giveUp();
    for (const port of ports) world.onPort(port, 'close');
    note({ to: 'exited', code });
    output.close();
    exit.resolve(code);
  }

  function fail(problem: CompileProblem): void {
    const { message, location } = problem;
    wire.append({ kind: 'error', half: 'backend', phase: 'compile', message, stack: [], location });
    output.write(`${location.file}:${location.line}\n${message}\n`);
  }

  function hear(message: FromProcess): void {
    switch (message.type) {
      case 'print':
        for (const { text, level } of message.prints) {
          wire.append({ kind: 'log', half: 'backend', level, text: text.replace(/\n$/, '') });
          output.write(text);
        }
        return;
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
        output.write([text, ...lines.map((line) => `    at ${line}`)].join('\n') + '\n');
        return;
      }
      case 'listen': {
        const port = network.listen(message.port, host);
        if (port === null)
          return tell({ type: 'listen-refused', server: message.server, port: message.port });
        ports.add(port);
        tell({ type: 'listen-granted', server: message.server, port });
        note({ to: 'listening', port });
        return world.onPort(port, 'open');
      }
      case 'close':
        if (!network.close(message.port, host)) return;
        ports.delete(message.port);
        note({ to: 'closed', port: message.port });
        return world.onPort(message.port, 'close');
      case 'response-head':
        return network.respond(host, message.exchange, { type: 'head', head: message.head });
      case 'response-data':
        return network.respond(host, message.exchange, { type: 'data', chunk: message.chunk });
      case 'response-end':
        return network.respond(host, message.exchange, { type: 'end' });
      case 'response-broken':
        return network.respond(host, message.exchange, { type: 'broken' });
      case 'call':
        return call(message);
      case 'call-aborted':
        return calls.get(message.call)?.();
      case 'exit':
        return end(message.code);
    }
  }

  function call({ call: id, url, head, body }: Extract<FromProcess, { type: 'call' }>): void {
    const done = (message: ToProcess) => {
      calls.delete(id);
      tell(message);
    };
    const port = portOf(new URL(url));
    const request = { client: 'server' as const, url, head, body };
    const giveUp = network.send(port, request, {
      head: (answer) => tell({ type: 'call-head', call: id, head: answer }),
      data: (chunk) => tell({ type: 'call-data', call: id, chunk }),
      end: () => done({ type: 'call-end', call: id }),
      failed(reason, message) {
        const code = reason === 'refused' ? 'ECONNREFUSED' : 'ECONNRESET';
        done({ type: 'call-failed', call: id, code, message });
      },
    });
    calls.set(id, giveUp);
  }

  function launch(program: Program): void {
    if (ended) return;
    worker = runner.spawn(processSource, `process ${pid}`, (message) => {
      wire.append({
        kind: 'error',
        half: 'backend',
        phase: 'run',
        message,
        stack: [],
        location: null,
      });
      end(1);
    });
    worker.port.onmessage = ({ data }: MessageEvent<FromProcess>) => {
      if (!ended) hear(data);
    };
    const env = Object.fromEntries(
      Object.entries(options.env ?? {}).map(([k, v]) => [k, String(v)]),
    );
    tell({ type: 'start', program, env, args, pid });
  }

  note({ to: 'started' });
  compiler.compile(files, entry, 'node', nodePackages).then(
    (result) => {
      if (ended) return;
      if (result.ok) return launch(result.program);
      for (const problem of result.problems) fail(problem);
      end(1);
    },
    (error: unknown) => {
      output.write(`${String(error)}\n`);
      end(1);
    },
  );

  return { exit: exit.promise, output: output.stream, kill: () => end(KILLED) };
}
