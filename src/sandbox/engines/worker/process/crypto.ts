import { Buffer } from 'buffer';

/** The random part of `node:crypto`. */
export function randomBytes(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  // The browser gives at most 65,536 bytes a call.
  for (let at = 0; at < size; at += 65_536) {
    self.crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65_536, size)));
  }
  return bytes;
}

/** A UUID of version 4. The browser's own exists on secure pages only, and this worker's page has no origin. */
export function randomUUID(): string {
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A whole number from `min` (0 if left out) up to, not including, `max`. */
export function randomInt(min: number, max?: number): number {
  const [low, high] = max === undefined ? [0, min] : [min, max];
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || high <= low) {
    throw new RangeError(`randomInt needs whole numbers with min < max, got ${low} and ${high}`);
  }
  const random = self.crypto.getRandomValues(new Uint32Array(2));
  const fraction = (random[0]! * 2 ** 21 + (random[1]! >>> 11)) / 2 ** 53;
  return low + Math.floor(fraction * (high - low));
}
