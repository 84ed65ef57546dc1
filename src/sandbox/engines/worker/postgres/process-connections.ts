import type { WireLog } from '../../../wire/log.ts';
import type { Connection, Postgres } from './database.ts';

/** What a process says about its connections, which it numbers itself. */
export type FromPostgresClient =
  | { type: 'database-bytes'; connection: number; bytes: Uint8Array }
  | { type: 'database-close'; connection: number };

/** What a process hears about them. */
export type ToPostgresClient =
  | { type: 'database-bytes'; connection: number; bytes: Uint8Array }
  | { type: 'database-failed'; connection: number; message: string; code: string | undefined };

/** The connections of one process. */
export interface ProcessConnections {
  hear(message: FromPostgresClient): void;
  /** The process is gone. */
  close(): void;
}

/**
 * Carries bytes between a process and Postgres, and writes what was asked to the wire. `exchange` gives the only
 * request the process has under way, or `null` when there is none or more than one.
 */
export function connectProcess(
  postgres: Postgres,
  wire: WireLog,
  pid: number,
  tell: (message: ToPostgresClient) => void,
  exchange: () => number | null,
): ProcessConnections {
  const connections = new Map<number, Connection>();
  const askedFor = new Map<number, (number | null)[]>();

  function open(connection: number): Connection {
    const causes: (number | null)[] = [];
    askedFor.set(connection, causes);
    const opened = postgres.connect({
      bytes: (bytes) => tell({ type: 'database-bytes', connection, bytes }),
      query: (trace) =>
        void wire.append({ kind: 'query', pid, exchange: causes.shift() ?? null, ...trace }),
      failed(message, code) {
        connections.delete(connection);
        tell({ type: 'database-failed', connection, message, code });
      },
    });
    connections.set(connection, opened);
    return opened;
  }

  return {
    hear(message) {
      const { connection } = message;
      if (message.type === 'database-close') {
        connections.get(connection)?.close();
        connections.delete(connection);
        return;
      }
      const { bytes } = message;
      (connections.get(connection) ?? open(connection)).send(bytes);
      // `pg` writes message by message. A question is one Query ("Q") or ends with Sync ("S"); one trace answers each.
      if (bytes[0] === 0x51 || bytes[0] === 0x53) askedFor.get(connection)?.push(exchange());
    },
    close() {
      for (const connection of connections.values()) connection.close();
      connections.clear();
    },
  };
}
