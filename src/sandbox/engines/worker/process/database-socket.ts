import { Buffer } from 'buffer';
import EventEmitter from 'events';
import type { Namespace } from '../../../compile/link.ts';
import { receive, send } from './host.ts';
import { hold, release } from './lifetime.ts';
import { nextTick } from './next-tick.ts';

const sockets = new Map<number, DatabaseSocket>();
let nextConnection = 1;

/**
 * `net.Socket` as far as the package `pg` uses it, which is all that gets one: its other end is the sandbox's Postgres,
 * at localhost:5432.
 */
export class DatabaseSocket extends EventEmitter {
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
receive('database-failed', ({ connection, message, code }) =>
  sockets.get(connection)?.fail(Object.assign(new Error(message), code && { code })),
);

/** Gives the package `pg` the only user and database there is, for programs that name none. */
export function setDefaults(pg: Namespace | undefined): void {
  if (pg) Object.assign(pg['defaults'] as object, { user: 'postgres', database: 'postgres' });
}
