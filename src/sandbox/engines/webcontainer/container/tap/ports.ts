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
      send({ type: 'listening', port });
      this.once('close', () => send({ type: 'closed', port }));
    });
    return listen.apply(this, options);
  } as Server['listen'];
}
