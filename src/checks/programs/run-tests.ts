import type { Files } from '#lib/files.ts';
import { toTree } from '#sandbox/file-tree.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { TestEvent } from '#sandbox/wire/events.ts';
import { collect, finish } from './finish.ts';
import { feed } from './feed.ts';
import { shim, withShim } from './test-shim.ts';

/** One run of the learner's tests. */
export interface WantedRun {
  /** Files of another version of the program, laid over the learner's. Default: the learner's own. */
  version?: Files;
  /** Draws the order of the tests with this number. */
  seed?: number;
  /** Runs only the tests of these names, from the outermost suite down. */
  only?: readonly string[];
}

/** A test of the learner's that has ended; suites are not among them. */
export interface EndedTest {
  /** Names from the outermost suite down. */
  path: string[];
  passed: boolean;
  /** What its error says. */
  message: string;
}

export interface TestRun {
  /** Whether tests ran, and all of them passed. */
  passed: boolean;
  /** It was not over when all had come to rest, or without a clock in `RUN_MS`. */
  hangs: boolean;
  /** In the order in which they ended. */
  tests: EndedTest[];
  /** What the process printed, but for the report. */
  output: string;
}

/** Hundreds of lines about mutants would only bury the learner's own log. */
const SILENT = ['--test-reporter=spec', '--test-reporter-destination=/dev/null'];
/** Where versions of a program stand while they are tested. */
const FOLDER = 'versions';
const isTestFile = (path: string) => /[._-]test\.[cm]?[jt]s$/.test(path);
let made = 0;

/**
 * Runs the tests of `backend/` several times in one process: starting one for each would take most of the time. Every run
 * has modules of its own. One that cannot be linked takes those beside it along, so runs that may differ in what they export
 * belong into processes of their own.
 */
export async function runTests(
  sandbox: Sandbox,
  wanted: readonly WantedRun[],
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<TestRun[]> {
  const { runtime, wire } = sandbox;
  const own = await readBelow(runtime.fs, 'backend');
  const folder = `${FOLDER}/${++made}`;
  const placed: Record<string, string> = {};
  let entry = `import { describe } from 'node:test';\n`;
  for (const [index, { version, seed, only }] of wanted.entries()) {
    const project = { ...own, ...version };
    placed[`${folder}/${index}/node-test.ts`] = shim;
    for (const [path, text] of Object.entries(project)) {
      placed[`${folder}/${index}/${path}`] = withShim(path, text);
      if (isTestFile(path)) entry += `import './${index}/${path}';\n`;
    }
    entry += `import { playRun as play${index} } from './${index}/node-test.ts';\n`;
    entry += `describe('${index}', () => play${index}(${JSON.stringify({ seed, only })}));\n`;
  }
  await runtime.mount(toTree({ ...placed, [`${folder}/all.ts`]: entry }));

  const before = wire.lastId;
  const process = await runtime.spawn('node', [...SILENT, `${folder}/all.ts`], { env });
  signal.addEventListener('abort', () => process.kill(), { once: true });
  const printed = collect(process);
  await feed(process, '');
  const { exitCode, output } = await finish(sandbox, process, printed, signal);
  const events = wire
    .after(before)
    .filter((event) => event.kind === 'test' && event.file === `${folder}/all.ts`) as TestEvent[];
  return wanted.map((_, index) => {
    const ofRun = events.filter(({ path }) => path[0] === String(index));
    const tests = ofRun.flatMap((event) => toTest(event) ?? []);
    const isWhole = ofRun.some(({ isSuite, path }) => isSuite && path.length === 1);
    return {
      passed: isWhole && tests.length > 0 && tests.every(({ passed }) => passed),
      hangs: exitCode === null && !isWhole,
      tests,
      output: output.replaceAll(new RegExp(`${folder}/\\d+/`, 'g'), ''),
    };
  });
}

/** What counts of a test event; `null` for suites and for what was left out. */
function toTest({ isSuite, directive, path, outcome, message }: TestEvent): EndedTest | null {
  if (isSuite || directive === 'skip' || directive === 'todo') return null;
  return { path: path.slice(1), passed: outcome === 'pass', message: message ?? '' };
}

async function readBelow(
  fs: Sandbox['runtime']['fs'],
  folder: string,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of await fs.readdir(folder).catch(() => [])) {
    const path = `${folder}/${name}`;
    const text = await fs.readFile(path, 'utf-8').catch(() => null);
    if (text === null) Object.assign(found, await readBelow(fs, path));
    else found[path] = text;
  }
  return found;
}
