import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that listens on this machine. */
export interface Listening {
  readonly origin: string;
  close(): Promise<void>;
}

/** Has a server listen on a port, or on any that is free. */
export async function listenAnywhere(server: Server, port = 0): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
