import { plainTestSettings, type TestSettings } from './events.ts';

/** What a line such as `node --test --test-only a.test.ts` asks for. */
export interface NodeCommand {
  /** `run`: a program and its arguments. `test`: test files, or patterns of such; none means all there are. */
  kind: 'run' | 'test';
  /** For `run` the entry; empty when none was named. */
  entry: string;
  /** For `run` the program's own arguments, for `test` the files or patterns. */
  rest: string[];
  /** Files of environment variables, from `--env-file`. */
  envFiles: string[];
  tests: TestSettings;
  /** Nothing is printed about tests, from `--test-reporter-destination=/dev/null`. */
  isSilent: boolean;
}

/** A command line that Node refuses: what it prints, and its exit code. */
export class BadCommandLine extends Error {
  constructor(
    message: string,
    readonly exitCode = 9,
  ) {
    super(message);
  }
}

/** Options that change nothing here. */
const ignored =
  /^--(no-warnings|enable-source-maps|trace-warnings|experimental-strip-types|test-force-exit|test-concurrency|test-isolation)$/;

/** Reads the arguments of `node`. Throws a `BadCommandLine` for options that it does not know. */
export function readNodeCommand(args: readonly string[]): NodeCommand {
  const tests: TestSettings = {
    ...plainTestSettings,
    namePatterns: [],
    skipPatterns: [],
  };
  const envFiles: string[] = [];
  let isSilent = false;
  let kind: NodeCommand['kind'] = 'run';
  const waiting = [...args];
  while (waiting[0]?.startsWith('-')) {
    const [name = '', attached] = waiting.shift()!.split(/=(.*)/s);
    if (name === '--') break;
    const value = () => {
      const text = attached ?? waiting.shift();
      if (text === undefined) throw new BadCommandLine(`node: ${name} requires an argument`);
      return text;
    };
    const number = () => {
      const text = value();
      if (Number.isFinite(Number(text)) && text !== '') return Number(text);
      throw new BadCommandLine(`node: ${name} must be a number`);
    };
    switch (name) {
      case '--test':
        kind = 'test';
        break;
      case '--test-name-pattern':
        tests.namePatterns.push(toPattern(value()));
        break;
      case '--test-skip-pattern':
        tests.skipPatterns.push(toPattern(value()));
        break;
      case '--test-only':
        tests.only = true;
        break;
      case '--test-timeout':
        tests.timeoutMs = number();
        break;
      case '--test-randomize':
        tests.seed ??= Math.floor(Math.random() * 2 ** 32);
        break;
      case '--test-random-seed':
        tests.seed = number();
        break;
      case '--test-reporter': {
        const reporter = value();
        if (reporter === 'spec') break;
        throw new BadCommandLine(
          `node: this sandbox prints tests as 'spec' only, not as '${reporter}'`,
        );
      }
      case '--test-reporter-destination': {
        const destination = value();
        if (destination !== 'stdout' && destination !== '/dev/null') {
          throw new BadCommandLine(
            `node: this sandbox reports tests to 'stdout' or '/dev/null', not to '${destination}'`,
          );
        }
        isSilent = destination === '/dev/null';
        break;
      }
      case '--env-file':
        envFiles.push(value());
        break;
      default:
        if (!ignored.test(name)) throw new BadCommandLine(`node: bad option: ${name}`);
        if (/concurrency|isolation/.test(name)) value();
    }
  }
  if (kind === 'test') return { kind, entry: '', rest: waiting, envFiles, tests, isSilent };
  const [entry = '', ...rest] = waiting;
  return { kind, entry, rest, envFiles, tests, isSilent };
}

/** A pattern on the command line is a regular expression, with or without its slashes. */
function toPattern(text: string): [source: string, flags: string] {
  const slashed = /^\/(.*)\/([a-z]*)$/s.exec(text);
  const pattern: [string, string] = slashed ? [slashed[1]!, slashed[2]!] : [text, ''];
  try {
    new RegExp(...pattern);
  } catch (error) {
    throw new BadCommandLine(`node: ${(error as Error).message}`);
  }
  return pattern;
}
