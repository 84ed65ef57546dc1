import type { Printer } from '../print.ts';
import type { FromProcess } from '../protocol.ts';

/** An error with the place it is about, when that is not in its stack: see compile/link.ts. */
type Placed = Error & { location?: Extract<FromProcess, { type: 'failure' }>['location'] };

/** Tells of an error that ends the program, in place of what Node prints about it, and empties the output at the end. */
export function watchExit(send: (message: FromProcess) => void, printer: Printer): void {
  process.on('uncaughtExceptionMonitor', (error: Placed) => {
    // The program has its own way with errors.
    if (process.listenerCount('uncaughtException') > 0) return;
    printer.flush();
    const isError = error instanceof Error;
    send({
      type: 'failure',
      message: isError ? `${error.name}: ${error.message}` : `Uncaught ${String(error)}`,
      stack: isError ? (error.stack ?? '') : '',
      location: (isError && error.location) || null,
    });
    process.exit(1);
  });
  process.on('exit', () => printer.flush());
}
