import type { Files } from '#lib/files.ts';
import type { SpawnOptions } from '../../sandbox.ts';
import { parseEnvironment } from './environment-file.ts';
import { refusedProcess } from '../../refused-process.ts';
import { startProcess, type ProcessWorld, type EngineProcess } from './processes.ts';
import { BadCommandLine, readNodeCommand } from './tests/command-line.ts';
import { runTestFiles } from './tests/run-test-files.ts';
import { createSpecReport } from './tests/spec-report.ts';

/** Does what `node …args` does: runs a program, or with `--test` the tests of several files, each in its own process. */
export function startNode(
  world: ProcessWorld,
  files: Files,
  nextPid: () => number,
  args: readonly string[],
  options: SpawnOptions = {},
): EngineProcess {
  try {
    const command = readNodeCommand(args);
    const env = { ...readEnvironment(files, command.envFiles), ...options.env };
    const start = (
      entry: string,
      rest: string[],
      extra: Partial<Parameters<typeof startProcess>[3]>,
    ) => {
      const launch = { entry, args: rest, tests: command.tests, ...extra };
      return startProcess(world, files, nextPid(), launch, {
        ...options,
        env: { ...env, ...extra.env },
      });
    };
    if (command.kind === 'test') return runTestFiles(world.wire, files, command, start);
    const report = createSpecReport();
    return start(command.entry, command.rest, {
      onTest(told, print) {
        if (command.isSilent) return;
        print(report.take(told));
        if (told.type === 'finished') print(report.summary(told.durationMs));
      },
    });
  } catch (error) {
    if (!(error instanceof BadCommandLine)) throw error;
    return refusedProcess(world.wire, error.message, error.exitCode);
  }
}

function readEnvironment(files: Files, paths: string[]): Record<string, string> {
  const read = paths.map((path) => {
    const text = files[path.replace(/^\.\//, '')];
    if (text === undefined) throw new BadCommandLine(`node: ${path}: not found`);
    return parseEnvironment(text);
  });
  return Object.assign({}, ...read) as Record<string, string>;
}
