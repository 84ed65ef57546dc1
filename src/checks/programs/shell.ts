import type { Sandbox, SandboxProcess } from '#sandbox/sandbox.ts';
import { OPEN_MS, within } from '../deadline.ts';
import { collect, finish, type Printed, type ProgramEnd } from './finish.ts';
import { feed } from './feed.ts';
import { BadCommand, readCommands, type Command } from './read-command.ts';

/** What a line came to. */
export interface LineEnd extends ProgramEnd {
  /** Why it could not be run or did not do its work, in one sentence; `null` when it did. */
  trouble: string | null;
  /** Ports of a server that goes on running. */
  ports: number[];
  /** Tests that ran, and how many of them passed. */
  tests: { all: number; passed: number };
}

/** A terminal in the project's folder: what is exported in one line, the next ones have. */
export interface Shell {
  /** Runs a line to its end. A server counts as done when it listens, and goes on: what follows, another terminal types. */
  run(line: string): Promise<LineEnd>;
}

/** What the shell knows besides `export` and assignments. */
const KNOWN = '`node`, `npm install`, `npm start`, `npm test`, `npm run`, `curl` and `cp`';

const done = (output = ''): LineEnd => ({
  exitCode: 0,
  output,
  errors: '',
  trouble: null,
  ports: [],
  tests: { all: 0, passed: 0 },
});
const failed = (trouble: string, exitCode = 1): LineEnd => ({
  ...done(),
  exitCode,
  trouble,
});

/** Opens a terminal with no variables set. What it started ends when `signal` is aborted. */
export function openShell(sandbox: Sandbox, signal: AbortSignal): Shell {
  const { runtime } = sandbox;
  const exported: Record<string, string> = {};

  async function runLine(line: string, env: Record<string, string>): Promise<LineEnd> {
    let last = done();
    for (const command of readCommands(line, env)) {
      last = await runCommand(command, env);
      if (last.trouble) return last;
    }
    return last;
  }

  async function runCommand(command: Command, around: Record<string, string>): Promise<LineEnd> {
    const [program, ...args] = command.words;
    const env = { ...around, ...command.env };
    switch (program) {
      case undefined:
        Object.assign(exported, command.env);
        return done();
      case 'export':
        return exportAll(args);
      case 'node':
        return node(args, env, command.stdinFrom);
      case 'npm':
        return npm(args, env);
      case 'curl':
        return curl(args);
      case 'cp':
        return copy(args);
      default:
        return failed(`There is no \`${program}\` here. This terminal has ${KNOWN}.`, 127);
    }
  }

  function exportAll(assignments: string[]): LineEnd {
    for (const text of assignments) {
      const [, name, value] = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(text) ?? [];
      if (name === undefined) return failed(`\`export ${text}\` sets nothing.`);
      exported[name] = value ?? exported[name] ?? '';
    }
    return done();
  }

  async function npm(args: string[], env: Record<string, string>): Promise<LineEnd> {
    const [verb = '', ...rest] = args;
    if (/^(install|i|ci)$/.test(verb)) {
      // The packages of the course are there already; which ones a project may use, its package.json cannot change.
      return rest.length > 0 ? failed('No package can be added here.') : done();
    }
    const name = verb === 'run' ? rest.shift() : verb;
    if (!name || !['run', 'start', 'test', 't'].includes(verb))
      return failed(`There is no \`npm ${verb}\` here. This terminal has ${KNOWN}.`);
    const script = (await scripts())[name === 't' ? 'test' : name];
    if (script === undefined) return failed(`\`package.json\` has no script “${name}”.`);
    const extra = rest[0] === '--' ? rest.slice(1) : rest;
    return runLine([script, ...extra].join(' '), env);
  }

  async function scripts(): Promise<Record<string, string>> {
    try {
      const text = await runtime.fs.readFile('package.json', 'utf-8');
      return (JSON.parse(text) as { scripts?: Record<string, string> }).scripts ?? {};
    } catch {
      return {};
    }
  }

  async function node(
    args: string[],
    env: Record<string, string>,
    stdinFrom: string | null,
  ): Promise<LineEnd> {
    let stdin = '';
    if (stdinFrom !== null) {
      const text = await readText(stdinFrom);
      if (text === null) return failed(`There is no file \`${stdinFrom}\`.`);
      stdin = text;
    }
    const { wire } = sandbox;
    const before = wire.lastId;
    const process = await runtime.spawn('node', args, { env });
    signal.addEventListener('abort', () => process.kill(), { once: true });
    const printed = collect(process);
    await feed(process, stdin);
    const tests = { all: 0, passed: 0 };
    // Tests may listen too; they are no servers.
    const port = args.includes('--test') ? null : await listens(process);
    if (port !== null)
      return { ...done(), ...texts(printed), exitCode: null, ports: [port], tests };
    const end = await finish(sandbox, process, printed, signal);
    for (const event of wire.after(before)) {
      if (event.kind !== 'test' || event.isSuite || event.directive === 'skip') continue;
      tests.all++;
      if (event.outcome === 'pass') tests.passed++;
    }
    const trouble =
      end.exitCode === 0
        ? null
        : end.exitCode === null
          ? 'It does not end.'
          : `It ends with exit code ${end.exitCode}.`;
    return { ...end, trouble, ports: [], tests };
  }

  /** The port that the newest program opens; `null` when it ends instead, or does neither. */
  async function listens(process: SandboxProcess): Promise<number | null> {
    const opened = Promise.withResolvers<number>();
    const off = runtime.on('port', (port, change) => {
      if (change === 'open') opened.resolve(port);
    });
    const late = new Error('Neither.');
    const ended = process.exit.then(() => null);
    return within(OPEN_MS, Promise.race([opened.promise, ended]), () => late, signal)
      .catch((error: unknown) => {
        if (error !== late) throw error;
        return null;
      })
      .finally(off);
  }

  async function curl(args: string[]): Promise<LineEnd> {
    const url = args.find((arg) => !arg.startsWith('-'));
    const odd = args.find((arg) => arg.startsWith('-') && !/^-[sSifL]+$/.test(arg));
    if (odd) return failed(`\`curl\` has no option \`${odd}\` here.`);
    if (!url) return failed('`curl` was given no address.');
    try {
      const address = /^https?:/.test(url) ? url : `http://${url}`;
      const answer = await sandbox.request({ method: 'GET', url: address, signal });
      const text = new TextDecoder().decode(answer.body);
      if (answer.status >= 400) return failed(`${url} answers ${answer.status}.`, 22);
      return done(text);
    } catch {
      signal.throwIfAborted();
      return failed(`Nobody answers at ${url}.`, 7);
    }
  }

  async function copy([from = '', to = '', ...more]: string[]): Promise<LineEnd> {
    const text = await readText(from);
    if (text === null || to === '' || more.length > 0)
      return failed('`cp` copies one file here: `cp from to`.');
    await runtime.fs.writeFile(to, text);
    return done();
  }

  const readText = (path: string) => runtime.fs.readFile(path, 'utf-8').catch(() => null);

  return {
    async run(line) {
      try {
        return await runLine(line, exported);
      } catch (error) {
        if (error instanceof BadCommand) return failed(error.message, 2);
        throw error;
      }
    },
  };
}

const texts = ({ output, errors }: Printed) => ({ output, errors });
