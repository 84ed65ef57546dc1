import { Buffer } from 'buffer';
import { nextTick } from '../next-tick.ts';
import { invalidArgumentType, outOfRange, requireFunction } from '../node-error.ts';
import { toBuffer } from './bytes.ts';

type Callback<Value> = (error: Error | null, value: Value) => void;
const MOST = 2 ** 31 - 1;

function requireSize(name: string, size: unknown, most = MOST): asserts size is number {
  if (typeof size !== 'number') throw invalidArgumentType(name, 'of type number', size);
  if (!(size >= 0 && size <= most)) throw outOfRange(name, `>= 0 && <= ${most}`, size);
}

/** Gives a value, or calls back with it a moment later. */
function give<Value>(value: Value, callback: unknown): Value | undefined {
  if (callback === undefined) return value;
  requireFunction('callback', callback);
  nextTick(callback as Callback<Value>, null, value);
  return undefined;
}

/** `crypto.randomBytes`, with or without a callback. */
export function randomBytes(size: number, callback?: unknown): Buffer | undefined {
  requireSize('size', size);
  return give(fill(Buffer.alloc(Math.floor(size))), callback);
}

/** The browser gives at most 65,536 bytes a call. */
function fill<Bytes extends Uint8Array>(bytes: Bytes): Bytes {
  for (let at = 0; at < bytes.length; at += 65_536) {
    self.crypto.getRandomValues(
      bytes.subarray(at, Math.min(at + 65_536, bytes.length)) as Uint8Array<ArrayBuffer>,
    );
  }
  return bytes;
}

/** `crypto.randomFillSync`. */
export function randomFillSync<View extends ArrayBufferView>(
  buffer: View,
  offset = 0,
  size?: number,
): View {
  const bytes = toBuffer('buf', buffer);
  requireSize('offset', offset, bytes.length);
  const length = size ?? bytes.length - offset;
  requireSize('size', length);
  if (offset + length > bytes.length)
    throw outOfRange('size + offset', `<= ${bytes.length}`, offset + length);
  fill(bytes.subarray(offset, offset + length));
  return buffer;
}

/** `crypto.randomFill`. */
export function randomFill(buffer: ArrayBufferView, ...rest: unknown[]): void {
  const callback = rest.pop();
  requireFunction('callback', callback);
  give(randomFillSync(buffer, ...(rest as [number?, number?])), callback);
}

/** A UUID of version 4. The browser's own exists on secure pages only, and this worker's page has no origin. */
export function randomUUID(): string {
  const bytes = fill(Buffer.alloc(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A whole number from `min` (0 if left out) up to, not including, `max`, with or without a callback. */
export function randomInt(...args: unknown[]): number | undefined {
  const callback = typeof args.at(-1) === 'function' ? args.pop() : undefined;
  const [min, max] = args.length === 1 ? [0, args[0]] : args;
  for (const [name, value] of [
    ['min', min],
    ['max', max],
  ] as const) {
    if (!Number.isSafeInteger(value)) throw invalidArgumentType(name, 'a safe integer', value);
  }
  const [low, high] = [min, max] as [number, number];
  if (high <= low) throw outOfRange('max', `greater than the value of "min" (${low})`, high);
  const range = high - low;
  if (range > 2 ** 48 - 1) throw outOfRange('max - min', `<= ${2 ** 48 - 1}`, range);
  // Numbers beyond the last whole multiple of the range would make some results likelier.
  const limit = 2 ** 48 - (2 ** 48 % range);
  let drawn: number;
  do drawn = fill(Buffer.alloc(6)).readUIntBE(0, 6);
  while (drawn >= limit);
  return give(low + (drawn % range), callback);
}
