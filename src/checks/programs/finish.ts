import type { SandboxClock } from '#sandbox/clock.ts';
import type { Sandbox, SandboxProcess } from '#sandbox/sandbox.ts';
import { restOrFailure } from '../clock.ts';
import { RUN_MS, within } from '../deadline.ts';

/** How a program ended. */
export interface ProgramEnd {
  /** Its exit code. `null`: it did not end, and was stopped. */
  exitCode: number | null;
  /** All it printed, stdout and stderr in the order of writing. */
  output: string;
  /** What of it went to stderr. All of it on an engine that does not keep the two apart. */
  errors: string;
}

/** What a program prints, collected while it runs. */
export interface Printed {
  readonly output: string;
  readonly errors: string;
  /** Resolves when it prints no more. */
  readonly over: Promise<unknown>;
}

/** Begins to collect what a program prints. */
export function collect(process: SandboxProcess): Printed {
  const texts = { output: '', errors: '' };
  const read = (name: keyof typeof texts, stream: ReadableStream<string>) =>
    stream.pipeTo(new WritableStream({ write: (text) => void (texts[name] += text) }));
  const streams = [read('output', process.output)];
  if (process.errors) streams.push(read('errors', process.errors));
  const over = Promise.all(streams);
  return {
    get output() {
      return texts.output;
    },
    get errors() {
      return process.errors ? texts.errors : texts.output;
    },
    over,
  };
}

/**
 * Waits until a program has ended, and stops one that does not: after `RUN_MS`, or, while the clock stands still, once all
 * is at rest and only time could bring it on. Then real time decides nothing, but how long a check has at all.
 */
export async function finish(
  { clock }: Pick<Sandbox, 'clock'>,
  process: SandboxProcess,
  printed: Printed,
  signal: AbortSignal,
): Promise<ProgramEnd> {
  const ended = process.exit.then(async (code) => {
    await printed.over;
    return code;
  });
  const exitCode = await (clock?.installed
    ? endOrRest(clock, process, ended)
    : endInTime(ended, signal));
  if (exitCode === null) {
    process.kill();
    await ended;
  }
  return { exitCode, output: printed.output, errors: printed.errors };
}

async function endOrRest(
  clock: SandboxClock,
  process: SandboxProcess,
  ended: Promise<number>,
): Promise<number | null> {
  let isOver = false;
  void process.exit.then(() => void (isOver = true));
  // One that ended while all came to rest is no longer there to wait.
  const rests = restOrFailure(clock.settled()).then(() => (isOver ? ended : null));
  return Promise.race([ended, rests]);
}

async function endInTime(ended: Promise<number>, signal: AbortSignal): Promise<number | null> {
  const late = new Error('It did not end.');
  return within<number | null>(RUN_MS, ended, () => late, signal).catch((error: unknown) => {
    if (error !== late) throw error;
    return null;
  });
}
