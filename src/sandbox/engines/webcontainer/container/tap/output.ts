import type { Printer } from '../print.ts';

const levels = ['info', 'debug', 'warn'] as const;

/** Takes over both outputs. What `console` prints has the level of its method. */
export function tapOutput(printer: Printer): void {
  let level: (typeof levels)[number] | null = null;

  const tap = (stream: NodeJS.WriteStream, usual: 'log' | 'error') => {
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      printer.print(
        typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk),
        level ?? usual,
      );
      const written = rest.find((one) => typeof one === 'function');
      if (written) queueMicrotask(written as () => void);
      return true;
    };
  };
  tap(process.stdout, 'log');
  tap(process.stderr, 'error');

  for (const name of levels) {
    const print = console[name].bind(console);
    console[name] = (...args: unknown[]) => {
      level = name;
      try {
        print(...args);
      } finally {
        level = null;
      }
    };
  }
}
