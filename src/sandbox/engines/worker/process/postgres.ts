import './globals.ts';
import { Buffer } from 'buffer';
import EventEmitter from 'events';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { receive, send } from './host.ts';
import { hold, release } from './lifetime.ts';
import { nextTick } from './next-tick.ts';

const sockets = new Map<number, DatabaseSocket>();
let nextConnection = 1;

/** What `pg` takes for its network socket. Its other end is the sandbox's Postgres, at localhost:5432. */
class DatabaseSocket extends EventEmitter {
  readonly #connection = nextConnection++;
  #open = false;
  #holds = false;

  connect(port: number, host: string): this {
    const code = /^(localhost|127\.0\.0\.1|::1)$/.test(host) ? 'ECONNREFUSED' : 'ENOTFOUND';
    if (code === 'ENOTFOUND' || Number(port) !== 5432) {
      const error = new Error(`connect ${code} ${host}:${port}`);
      nextTick(() => this.fail(Object.assign(error, { code, address: host, port })));
      return this;
    }
    this.#open = true;
    sockets.set(this.#connection, this);
    this.ref();
    nextTick(() => this.emit('connect'));
    return this;
  }

  write(bytes: Uint8Array, written?: () => void): boolean {
    if (this.#open) {
      send({ type: 'database-bytes', connection: this.#connection, bytes: bytes.slice() });
    }
    if (written) nextTick(written);
    return true;
  }

  /** What `pg` writes last is its goodbye; closing says as much. */
  end(_goodbye?: unknown, callback?: () => void): this {
    return this.destroy(callback);
  }

  destroy(done?: unknown): this {
    if (this.#open) {
      this.#open = false;
      sockets.delete(this.#connection);
      send({ type: 'database-close', connection: this.#connection });
      this.unref();
    }
    nextTick(() => {
      if (typeof done === 'function') done();
      this.emit('close');
    });
    return this;
  }

  fail(error: Error): void {
    this.emit('error', error);
    this.destroy();
  }

  ref(): this {
    if (!this.#holds && this.#open) {
      this.#holds = true;
      hold();
    }
    return this;
  }

  unref(): this {
    if (this.#holds) {
      this.#holds = false;
      release();
    }
    return this;
  }

  get writable(): boolean {
    return this.#open;
  }

  setNoDelay = () => this;
  setKeepAlive = () => this;
  cork = () => {};
  uncork = () => {};
}

receive('database-bytes', ({ connection, bytes }) =>
  sockets.get(connection)?.emit('data', Buffer.from(bytes)),
);
receive('database-failed', ({ connection, message }) =>
  sockets.get(connection)?.fail(new Error(message)),
);

Object.assign(pg.defaults, { user: 'postgres', database: 'postgres' });

/** `pg.Client` whose socket leads to the sandbox's Postgres. */
export class Client extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    const options = typeof config === 'string' ? { connectionString: config } : config;
    super({ ...options, ssl: false, stream: () => new DatabaseSocket() as unknown as Duplex });
  }
}

/** `pg.Pool` of such clients. */
export class Pool extends pg.Pool {
  constructor(config?: pg.PoolConfig) {
    super({ ...config, Client });
  }
}

const { types, DatabaseError, escapeIdentifier, escapeLiteral, defaults } = pg;

/** What `import … from 'pg'` gives. */
export const postgres = {
  Client,
  Pool,
  types,
  DatabaseError,
  escapeIdentifier,
  escapeLiteral,
  defaults,
};
