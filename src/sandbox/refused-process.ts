import { createOutput } from './output.ts';
import type { SandboxProcess } from './sandbox.ts';
import type { WireLog } from './wire/log.ts';

/** A process that prints why it does not start, and ends with `exitCode`. */
export function refusedProcess(
  wire: WireLog,
  message: string,
  exitCode: number,
): SandboxProcess & { signal(): void } {
  const output = createOutput();
  wire.append({ kind: 'log', half: 'backend', level: 'error', text: message });
  output.write(`${message}\n`);
  output.close();
  return {
    exit: Promise.resolve(exitCode),
    input: new WritableStream(),
    output: output.stream,
    kill: () => {},
    signal: () => {},
  };
}
