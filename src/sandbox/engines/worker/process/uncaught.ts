import { LinkError } from '../../../compile/link.ts';
import { send } from './host.ts';
import { ExitSignal, process } from './process-object.ts';

/** Tells the engine about an error that ends the process. */
export function reportFailure(error: unknown): void {
  const known = error instanceof Error;
  send({
    type: 'failure',
    failure: {
      message: known ? `${error.name}: ${error.message}` : `Uncaught ${String(error)}`,
      stack: known ? (error.stack ?? '') : '',
      location: error instanceof LinkError ? error.location : null,
    },
  });
}

type Taker = (error: unknown) => boolean;
let taker: Taker = () => false;

/** Sets who may take an error nobody caught, before anybody else: it returns whether it did. */
export function onUncaught(take: Taker): void {
  taker = take;
}

/** Does what Node does with errors nobody caught: asks the program's own listeners, else reports and ends with 1. */
export function catchUncaught(leave: (code: number) => void): void {
  const settle = (error: unknown, event: 'uncaughtException' | 'unhandledRejection') => {
    if (error instanceof ExitSignal || taker(error)) return;
    const listened = [event, 'uncaughtException'].find((name) => process.listenerCount(name) > 0);
    if (listened) {
      process.emit(listened, error, event);
      return;
    }
    reportFailure(error);
    leave(1);
  };
  self.addEventListener('error', (event) => {
    event.preventDefault();
    settle(event.error ?? new Error(event.message), 'uncaughtException');
  });
  self.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    settle(event.reason, 'unhandledRejection');
  });
}
