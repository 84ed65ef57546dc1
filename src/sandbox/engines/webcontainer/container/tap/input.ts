import { Readable } from 'node:stream';
import type { Signal } from '../../../../sandbox.ts';
import { createLineReader } from '../lines.ts';
import type { ToProcess } from '../protocol.ts';

/** What the engine writes to the process: its signals, and what the program reads as its own stdin. */
export interface Input {
  onSignal(signal: Signal): void;
  /** Reads from now on. Programs that never ask for any of it have their input left alone. */
  open(): void;
}

/** Takes over the input. `process.stdin` becomes what was meant for the program. */
export function tapInput(): Input {
  const real = Object.getOwnPropertyDescriptor(process, 'stdin')!;
  let line: { ref?: () => void; unref?: () => void } | null = null;
  let stdin: Readable | null = null;

  function hear(message: ToProcess): void {
    if (message.type === 'signal') return input.onSignal(message.signal);
    if (message.type === 'stdin') return void getStdin().push(message.text);
    getStdin().push(null);
    // Nothing comes any more that a program could wait for.
    line?.unref?.();
  }

  function open(): void {
    if (line) return;
    const source = real.get?.call(process) as NodeJS.ReadStream;
    line = source;
    source.setEncoding('utf8').on('data', createLineReader(hear));
    // By itself it keeps no program alive. An input that is a file has none of this, and needs none.
    line.unref?.();
  }

  /** Keeps the program alive while somebody reads it and it has not ended. */
  function getStdin(): Readable {
    stdin ??= new Readable({
      read() {
        open();
        line?.ref?.();
      },
    }).on('pause', () => line?.unref?.());
    return stdin;
  }

  const input: Input = { onSignal: () => {}, open };
  Object.defineProperty(process, 'stdin', { configurable: true, get: getStdin });
  return input;
}
