import { Buffer } from 'buffer';
import { Readable } from 'readable-stream';
import { receive } from './host.ts';
import { hold, release } from './lifetime.ts';

/** `process.stdin`. Keeps the process alive while somebody reads it and it has not ended. */
class Stdin extends Readable {
  readonly fd = 0;
  readonly isTTY = false;
  #holds = false;
  #refed = true;

  constructor() {
    super({ highWaterMark: 65_536 });
    this.on('pause', () => this.#let());
    this.on('end', () => this.#let());
    this.on('close', () => this.#let());
  }

  override _read(): void {
    this.#keep();
  }

  override resume(): this {
    this.#keep();
    return super.resume();
  }

  ref(): this {
    this.#refed = true;
    if (this.readableFlowing) this.#keep();
    return this;
  }

  unref(): this {
    this.#refed = false;
    this.#let();
    return this;
  }

  #keep(): void {
    if (this.#holds || !this.#refed || this.readableEnded || this.destroyed) return;
    this.#holds = true;
    hold();
  }

  #let(): void {
    if (!this.#holds) return;
    this.#holds = false;
    release();
  }
}

export const stdin = new Stdin();

receive('stdin', ({ text }) => void stdin.push(Buffer.from(text)));
receive('stdin-end', () => void stdin.push(null));
