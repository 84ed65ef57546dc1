import { Buffer } from 'buffer';
import { invalidArgumentType } from '../node-error.ts';

/** Something made of bytes, or text of them. */
export type BinaryLike = string | ArrayBuffer | ArrayBufferView;

const kinds = 'an instance of ArrayBuffer, Buffer, TypedArray, or DataView';

/** The bytes of a text, of a buffer or of a view. Throws Node's error for anything else. */
export function toBytes(
  name: string,
  value: unknown,
  encoding?: string,
  wanted = `of type string or ${kinds}`,
): Uint8Array {
  if (typeof value === 'string') return Buffer.from(value, toEncoding(encoding));
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value))
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  throw invalidArgumentType(name, wanted, value);
}

/** The same where text is not taken. */
export function toBuffer(name: string, value: unknown): Uint8Array {
  if (typeof value === 'string') throw invalidArgumentType(name, kinds, value);
  return toBytes(name, value, undefined, kinds);
}

/** Bytes as the caller wants them: as text in an encoding, or as a buffer when it names none that is known. */
export function toOutput(bytes: Uint8Array, encoding?: string): string | Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (encoding === undefined || encoding === 'buffer' || !Buffer.isEncoding(encoding))
    return buffer;
  return buffer.toString(encoding);
}

function toEncoding(encoding: string | undefined): BufferEncoding {
  return encoding !== undefined && Buffer.isEncoding(encoding) ? encoding : 'utf8';
}
