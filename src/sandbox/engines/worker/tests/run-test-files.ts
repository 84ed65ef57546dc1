import type { Files } from '#lib/files.ts';
import type { Signal } from '../../../sandbox.ts';
import type { WireLog } from '../../../wire/log.ts';
import { createOutput } from '../../../output.ts';
import type { ProcessLaunch, EngineProcess } from '../processes.ts';
import { BadCommandLine, type NodeCommand } from './command-line.ts';
import type { TestEnd } from './events.ts';
import { findTestFiles } from './find-test-files.ts';
import { createSpecReport } from './spec-report.ts';

type Start = (entry: string, args: string[], extra: Partial<ProcessLaunch>) => EngineProcess;

/** Does what `node --test` does: runs each file in a process of its own, one after the other, and adds up. */
export function runTestFiles(
  wire: WireLog,
  project: Files,
  command: NodeCommand,
  start: Start,
): EngineProcess {
  const found = findTestFiles(project, command.rest);
  if ('missing' in found) throw new BadCommandLine(`Could not find '${found.missing}'`, 1);
  const report = createSpecReport();
  const output = createOutput();
  const exit = Promise.withResolvers<number>();
  const began = performance.now();
  let present: EngineProcess | null = null;
  let signaled: number | null = null;

  function print(text: string): void {
    if (text === '' || command.isSilent) return;
    wire.append({ kind: 'log', half: 'backend', level: 'log', text: text.replace(/\n$/, '') });
    output.write(text);
  }

  async function runFile(file: string): Promise<void> {
    const started = performance.now();
    let ended = 0;
    let failed = false;
    present = start(file, [], {
      env: { NODE_TEST_CONTEXT: 'child-v8' },
      onTest(told) {
        print(report.take(told));
        if (told.type !== 'end') return;
        ended++;
        failed ||= told.outcome !== 'pass' && told.directive?.kind !== 'todo';
      },
    });
    const read = present.output.pipeTo(new WritableStream({ write: (text) => output.write(text) }));
    const code = await present.exit;
    await read;
    if (ended > 0 && (code === 0 || (code === 1 && failed))) return;
    const durationMs = Number((performance.now() - started).toFixed(3));
    const end = toFileEnd(file, code === 0, durationMs);
    print(report.take({ type: 'begin', name: file, nesting: 0 }) + report.take(end));
  }

  async function runAll(files: string[]): Promise<void> {
    for (const file of files) if (signaled === null) await runFile(file);
    if (signaled === null) print(report.summary(Number((performance.now() - began).toFixed(3))));
    output.close();
    exit.resolve(signaled ?? (report.failed ? 1 : 0));
  }

  void runAll(found.files);

  function stop(code: number, end: (process: EngineProcess) => void): void {
    signaled ??= code;
    if (present) end(present);
  }

  return {
    exit: exit.promise,
    input: new WritableStream(),
    output: output.stream,
    kill: () => stop(137, (process) => process.kill()),
    signal: (name: Signal) =>
      stop({ SIGINT: 130, SIGTERM: 143, SIGKILL: 137 }[name], (process) => process.kill()),
  };
}

/** A file without tests counts as one, and so does one that ended otherwise than its tests say. */
function toFileEnd(file: string, passed: boolean, durationMs: number): TestEnd {
  return {
    type: 'end',
    name: file,
    path: [file],
    nesting: 0,
    kind: 'test',
    outcome: passed ? 'pass' : 'fail',
    directive: null,
    durationMs,
    error: passed ? null : { message: 'test failed', text: "'test failed'", isOfSubtests: false },
    location: { file, line: 1, column: 1 },
  };
}
