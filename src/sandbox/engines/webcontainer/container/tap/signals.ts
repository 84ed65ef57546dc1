import type { Signal } from '../../../../sandbox.ts';
import type { FromProcess } from '../protocol.ts';
import type { Input } from './input.ts';

/** SIGKILL cannot be listened to. */
const heard: readonly Signal[] = ['SIGTERM', 'SIGINT'];
const isHeard = (event: string | symbol): event is Signal => heard.includes(event as Signal);

/**
 * Tells which signals the program listens to, and delivers them: a container's own `kill()` ends a process at once. The
 * engine ends a process that does not listen.
 */
export function tapSignals(send: (message: FromProcess) => void, input: Input): void {
  function tell(coming?: Signal): void {
    const signals = heard.filter(
      (signal) => signal === coming || process.listenerCount(signal) > 0,
    );
    if (signals.length > 0) input.open();
    send({ type: 'handles', signals });
  }

  input.onSignal = (signal) => {
    // It may have stopped listening meanwhile.
    if (!process.emit(signal, signal)) process.kill(process.pid, signal);
  };
  process.on('newListener', (event) => void (isHeard(event) && tell(event)));
  process.on('removeListener', (event) => void (isHeard(event) && tell()));
}
