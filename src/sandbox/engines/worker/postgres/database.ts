import type { SandboxDatabase } from '../../../sandbox.ts';
import type { WireLog } from '../../../wire/log.ts';
import type { Timeline, TimelineMember } from '../clock/timeline.ts';
import type { DatabaseTask, FromDatabase, QueryTrace, ToDatabase } from './protocol.ts';

/** What a process's connection hears. */
export interface ConnectionEvents {
  bytes(bytes: Uint8Array): void;
  query(trace: QueryTrace): void;
  /** There is no connection any more: Postgres did not start, or went away. `code` as Node has it. */
  failed(message: string, code?: string): void;
}

/** A process's connection to Postgres. */
export interface Connection {
  send(bytes: Uint8Array): void;
  /** Ends it, and rolls back what it had begun. */
  close(): void;
}

/** The sandbox's Postgres. It starts when it is first asked for. */
export interface Postgres extends SandboxDatabase {
  connect(events: ConnectionEvents): Connection;
  dispose(): void;
}

/** Prepares a Postgres that reports on the wire how far it has loaded. */
export function createPostgres(wire: WireLog, timeline: Timeline): Postgres {
  const connections = new Map<number, ConnectionEvents>();
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let worker: Worker | null = null;
  let clock: TimelineMember | null = null;
  let nextNumber = 1;
  let percentTold = -1;
  let isReachable = true;

  function start(): Worker {
    const started = new Worker(new URL('./database.worker.ts', import.meta.url), {
      type: 'module',
      name: 'postgres',
    });
    started.onmessage = ({ data }: MessageEvent<FromDatabase>) => {
      if (data.type === 'clock-report') return clock?.hear(data);
      clock?.touched();
      hear(data);
    };
    clock = timeline.join('The database', (message) => started.postMessage(message));
    started.onerror = ({ message }) => fail(message);
    return started;
  }

  function tell(message: ToDatabase): void {
    worker ??= start();
    clock?.touched();
    worker.postMessage(message);
  }

  function fail(reason: string): void {
    const message = `Postgres could not start: ${reason}`;
    for (const connection of connections.values()) connection.failed(message);
    for (const task of waiting.values()) task.reject(new Error(message));
    connections.clear();
    waiting.clear();
    stop();
  }

  function stop(): void {
    clock?.leave();
    worker?.terminate();
    worker = null;
  }

  function hear(message: FromDatabase): void {
    switch (message.type) {
      case 'progress':
        if (message.percent - percentTold < 5 && message.percent < 100) return;
        percentTold = message.percent;
        wire.append({ kind: 'loading', name: 'Postgres', percent: message.percent });
        return;
      case 'failed':
        return fail(message.message);
      case 'bytes':
        return connections.get(message.session)?.bytes(message.bytes);
      case 'query':
        return connections.get(message.session)?.query(message.trace);
      case 'done':
        waiting.get(message.id)?.resolve(message.result);
        return void waiting.delete(message.id);
      case 'undone': {
        const error = Object.assign(new Error(message.message), message.fields);
        waiting.get(message.id)?.reject(error);
        return void waiting.delete(message.id);
      }
    }
  }

  function run<Result>(task: DatabaseTask): Promise<Result> {
    const id = nextNumber++;
    const result = Promise.withResolvers<unknown>();
    waiting.set(id, result);
    tell({ type: 'task', id, task });
    return result.promise as Promise<Result>;
  }

  return {
    query: (text, parameters = []) => run({ type: 'query', text, parameters }),
    script: (text, { maxRows }) => run({ type: 'script', text, maxRows }),
    reset: (sql = '') => run({ type: 'reset', sql }),
    snapshot: () => run({ type: 'snapshot' }),
    restore: (snapshot) => run({ type: 'restore', snapshot }),
    async rival(act) {
      await run({ type: 'rival', act });
      return () => run({ type: 'rival-report' });
    },
    setReachable(reachable) {
      isReachable = reachable;
      if (reachable) return;
      for (const [session, connection] of connections) {
        tell({ type: 'disconnect', session });
        connection.failed('read ECONNRESET', 'ECONNRESET');
      }
      connections.clear();
    },
    connect(events) {
      if (!isReachable) {
        events.failed('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED');
        return { send() {}, close() {} };
      }
      const session = nextNumber++;
      connections.set(session, events);
      return {
        send: (bytes) => tell({ type: 'bytes', session, bytes }),
        close() {
          if (connections.delete(session)) tell({ type: 'disconnect', session });
        },
      };
    },
    dispose() {
      stop();
      for (const task of waiting.values()) task.reject(new Error('The sandbox was closed.'));
      waiting.clear();
      connections.clear();
    },
  };
}
