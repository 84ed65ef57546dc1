import { Server } from 'node:net';
import type { FromProcess } from '../protocol.ts';

/** Tells of every port that a server of the program opens and closes. */
export function tapPorts(send: (message: FromProcess) => void): void {
  const listen = Server.prototype.listen as (this: Server, ...options: unknown[]) => Server;

  Server.prototype.listen = function (this: Server, ...options: unknown[]) {
    this.once('listening', () => {
      const address = this.address();
      if (address === null || typeof address === 'string') return;
      const { port } = address;
      send({ type: 'listening', port, isLoopback: isOwnMachine(hostOf(options)) });
      this.once('close', () => send({ type: 'closed', port }));
    });
    return listen.apply(this, options);
  } as Server['listen'];
}

/** The host that `listen` was asked for: of its options, or its second argument. What the system made of it says less. */
function hostOf([first, second]: unknown[]): string {
  const host = typeof first === 'object' ? (first as { host?: unknown } | null)?.host : second;
  return typeof host === 'string' ? host : '';
}

function isOwnMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}
