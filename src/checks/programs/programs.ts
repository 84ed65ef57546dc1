import type { Files } from '#lib/files.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { Trail } from '../trail.ts';
import type { TriedNotes } from '../notes/try-notes.ts';
import { collect, finish, type ProgramEnd } from './finish.ts';
import { readReadme, type ShellLine } from './read-readme.ts';
import { feed } from './feed.ts';
import { runTests, type TestRun, type WantedRun } from './run-tests.ts';
import type { LineEnd } from './shell.ts';

export interface ProgramOptions {
  /** Environment variables. It has these and no others. */
  env?: Record<string, string>;
  /** What it reads from stdin. Default: nothing, and the end at once. */
  stdin?: string;
}

/** A command of a README, and what it came to. */
export type ReadmeStep = ShellLine & LineEnd;

/** Programs of the project that are no servers, and files they read. */
export interface Programs {
  /** Runs `node …args` in the project's folder to its end: `await programs.run(['backend/menu-import.ts', '--help'])`. */
  run(args: readonly string[], options?: ProgramOptions): Promise<ProgramEnd>;
  /** Puts files into the project, until the check is over. */
  write(files: Files): Promise<void>;
  /** The text of a file of the project; `null` when there is none. */
  read(path: string): Promise<string | null>;
  /**
   * Runs the learner's tests several times in one process, against versions of the program or in orders of their own:
   *
   *     const runs = await programs.test(mutants.map((version) => ({ version })));
   */
  test(wanted: readonly WantedRun[], options?: Pick<ProgramOptions, 'env'>): Promise<TestRun[]>;
  /** Names of what is in a folder of the project. */
  list(folder: string): Promise<string[]>;
  /**
   * Types the commands of a README, from top to bottom, into a terminal that knows nothing but this project. Stops at the
   * first that does not do its work; a server goes on until the check is over. See `readReadme` and `openShell`.
   */
  followReadme(path: string): Promise<ReadmeStep[]>;
  /** Reads the notes above a module's exported functions, and runs their examples in a program of their own. */
  tryNotes(path: string, options?: Pick<ProgramOptions, 'env'>): Promise<TriedNotes>;
}

/** Creates the tool of one check. */
export function createPrograms(sandbox: Sandbox, trail: Trail, signal: AbortSignal): Programs {
  const read = (path: string) => sandbox.runtime.fs.readFile(path, 'utf-8').catch(() => null);

  const programs: Programs = {
    async run(args, { env = {}, stdin = '' } = {}) {
      const input = stdin === '' ? '' : ', with text on its stdin';
      trail.add(`Ran \`node ${args.join(' ')}\`${input}.`);
      const process = await sandbox.runtime.spawn('node', [...args], { env });
      signal.addEventListener('abort', () => process.kill(), { once: true });
      const printed = collect(process);
      await feed(process, stdin);
      return finish(sandbox, process, printed, signal);
    },
    async write(files) {
      for (const [path, text] of Object.entries(files)) {
        trail.add(`Put a file ${path} there.`);
        await sandbox.runtime.fs.writeFile(path, text);
      }
    },
    test: (wanted, { env = {} } = {}) => runTests(sandbox, wanted, env, signal),
    read,
    list: (folder) => sandbox.runtime.fs.readdir(folder),
    async followReadme(path) {
      // Loaded when asked for, like the notes' parser: few lessons need them.
      const { openShell } = await import('./shell.ts');
      const shell = openShell(sandbox, signal);
      const steps: ReadmeStep[] = [];
      for (const typed of readReadme((await read(path)) ?? '')) {
        trail.add(`Typed \`${typed.text}\`.`);
        const step = { ...typed, ...(await shell.run(typed.text)) };
        steps.push(step);
        if (step.trouble) break;
      }
      return steps;
    },
    async tryNotes(path, { env = {} } = {}) {
      const { tryNotes } = await import('../notes/try-notes.ts');
      return tryNotes(programs, path, env);
    },
  };
  return programs;
}
