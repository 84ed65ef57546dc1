import EventEmitter from 'events';

/**
 * What `request.socket` is here. A connection carries one exchange; Node's keeps several in a row, but no program can
 * tell from the outside.
 */
export class Connection extends EventEmitter {
  readonly remoteAddress = '127.0.0.1';
  readonly remoteFamily = 'IPv4';
  readonly remotePort = 50_000;
  readonly localAddress = '127.0.0.1';
  readonly encrypted = false;
  readable = true;
  writable = true;
  destroyed = false;

  constructor(readonly localPort: number) {
    super();
  }

  /** Hangs up: what is under way breaks off at both ends. */
  destroy(error?: Error): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.readable = false;
    this.writable = false;
    this.emit('close', error !== undefined);
    return this;
  }

  destroySoon(): void {
    this.destroy();
  }

  setTimeout = () => this;
  setKeepAlive = () => this;
  setNoDelay = () => this;
  ref = () => this;
  unref = () => this;
}
