import * as library from 'buffer';
import { Buffer } from 'buffer';

/** What the library lacks of `node:buffer`: the encoding `base64url`, and a few functions of the module. */

type Methods = Record<string, (...args: unknown[]) => unknown>;

const isUrl = (encoding: unknown) =>
  typeof encoding === 'string' && /^base64-?url$/i.test(encoding);
const toPlain = (encoding: unknown) => (isUrl(encoding) ? 'base64' : encoding);
const toUrl = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

// Reading base64, the library takes both alphabets already.
const statics = Buffer as unknown as Methods;
const methods = Buffer.prototype as unknown as Methods;
for (const [owner, name, at] of [
  [statics, 'from', 1],
  [statics, 'alloc', 2],
  [statics, 'byteLength', 1],
  [methods, 'fill', 3],
] as const) {
  const own = owner[name]!;
  owner[name] = function (this: unknown, ...args: unknown[]) {
    if (isUrl(args[at])) args[at] = toPlain(args[at]);
    return own.apply(this, args);
  };
}

const { isEncoding } = statics;
statics['isEncoding'] = (encoding) => isUrl(encoding) || isEncoding!(encoding);

const { toString, write } = methods;
methods['toString'] = function (this: Buffer, encoding, ...range) {
  const text = toString!.apply(this, [toPlain(encoding), ...range] as never) as string;
  return isUrl(encoding) ? toUrl(text) : text;
};
methods['write'] = function (this: Buffer, ...args) {
  return write!.apply(this, args.map(toPlain));
};

const decodes = (bytes: Uint8Array, label: string) => {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** `node:buffer`. */
export const bufferModule = {
  Buffer,
  SlowBuffer: library.SlowBuffer,
  constants: { MAX_LENGTH: library.kMaxLength, MAX_STRING_LENGTH: 2 ** 29 - 24 },
  kMaxLength: library.kMaxLength,
  kStringMaxLength: 2 ** 29 - 24,
  INSPECT_MAX_BYTES: library.INSPECT_MAX_BYTES,
  Blob: self.Blob,
  File: self.File,
  atob: (text: string) => self.atob(text),
  btoa: (text: string) => self.btoa(text),
  isAscii: (bytes: Uint8Array) => bytes.every((byte) => byte < 128),
  isUtf8: (bytes: Uint8Array) => decodes(bytes, 'utf-8'),
};
