import { Buffer } from 'buffer';
import { Readable } from 'readable-stream';
import { fsError } from './fs/fs-error.ts';
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

const encoder = new TextEncoder();
let soFar = '';
let ended = false;

/** Takes what was written before the process started. */
export function startInput(text: string, isWhole: boolean): void {
  if (text !== '') add(text);
  if (isWhole) end();
}

/**
 * All that stdin had from its beginning to its end, for those who cannot wait. Throws EAGAIN while it may still go on, as
 * Node does for input that is not there yet.
 */
export function stdinSoFar(): Uint8Array {
  if (!ended) throw fsError('EAGAIN', 'read');
  return encoder.encode(soFar);
}

function add(text: string): void {
  soFar += text;
  stdin.push(Buffer.from(text));
}

function end(): void {
  ended = true;
  stdin.push(null);
}

receive('stdin', ({ text }) => add(text));
receive('stdin-end', end);
