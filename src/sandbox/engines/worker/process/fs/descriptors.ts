import { Buffer } from 'buffer';
import { invalidArgumentType, invalidArgumentValue, requireInteger } from '../node-error.ts';
import { stdinSoFar } from '../stdin.ts';
import { process } from '../process-object.ts';
import { disk, type FileNode, type Node } from './disk.ts';
import { fsError } from './fs-error.ts';
import { toPath, type PathLike } from './paths.ts';

/** An open file: where it is, how it was opened, and how far it was read. */
export interface OpenFile {
  absolute: string;
  node: Node;
  reads: boolean;
  writes: boolean;
  appends: boolean;
  position: number;
}

const files = new Map<number, OpenFile>();
/** 0 to 2 are stdin, stdout and stderr; Node itself uses the next ones. */
let nextNumber = 20;

const flagForms = /^(r|rs|r\+|rs\+|w|wx|xw|w\+|wx\+|xw\+|a|ax|xa|as|sa|a\+|ax\+|xa\+|as\+|sa\+)$/;

/** Opens a file as `fs.openSync` does; the result's number is for `fileOf`. */
export function openFile(path: PathLike, flags: string | number = 'r', syscall = 'open'): number {
  const written = toPath(path);
  const mode = toFlags(flags);
  const writes = /[wa+]/.test(mode);
  const { node } = disk.find(written, syscall);
  if (node && mode.includes('x')) throw fsError('EEXIST', syscall, written);
  if (node?.kind === 'directory' && writes) throw fsError('EISDIR', syscall, written);
  if (!node && mode.startsWith('r')) throw fsError('ENOENT', syscall, written);
  if (!node) disk.create(written, syscall);
  const found = disk.require(written, syscall);
  if (mode.startsWith('w') && node)
    disk.write(found.absolute, found.node as FileNode, new Uint8Array());
  const open: OpenFile = {
    ...found,
    reads: /^r|\+/.test(mode),
    writes,
    appends: mode.startsWith('a'),
    position: 0,
  };
  files.set(nextNumber, open);
  return nextNumber++;
}

/** The letters of flags; numbers are those of `fs.constants`. */
function toFlags(flags: string | number): string {
  if (typeof flags === 'string') {
    if (flagForms.test(flags)) return flags;
    throw invalidArgumentValue('flags', flags);
  }
  const creates = (flags & 0o100) !== 0;
  const letters = flags & 0o2000 ? 'a' : creates || flags & 0o1000 ? 'w' : 'r';
  return letters + (flags & 0o200 ? 'x' : '') + (flags & 3 ? '+' : '');
}

/** The open file of a number. Throws EBADF when there is none. */
export function fileOf(number: number, syscall: string): OpenFile {
  requireInteger('fd', number, 0, 2 ** 31 - 1);
  const found = files.get(number);
  if (!found) throw fsError('EBADF', syscall);
  return found;
}

/** Reads from where the file stands, or from a position. Gives how many bytes it read. */
export function readInto(number: number, into: Uint8Array, position: number | null): number {
  if (number === 0) {
    const bytes = stdinSoFar();
    into.set(bytes.subarray(0, into.length));
    return Math.min(bytes.length, into.length);
  }
  const file = fileOf(number, 'read');
  if (!file.reads) throw fsError('EBADF', 'read');
  if (file.node.kind === 'directory') throw fsError('EISDIR', 'read');
  const from = position ?? file.position;
  const bytes = file.node.bytes.subarray(from, from + into.length);
  into.set(bytes);
  if (position === null) file.position += bytes.length;
  return bytes.length;
}

/** Everything from where the file stands to its end. */
export function readRest(number: number): Uint8Array {
  if (number === 0) return stdinSoFar();
  const file = fileOf(number, 'read');
  if (file.node.kind === 'directory') throw fsError('EISDIR', 'read');
  const bytes = file.node.bytes.slice(file.position);
  file.position += bytes.length;
  return bytes;
}

/** Writes where the file stands, at a position, or at the end of a file opened for appending. */
export function writeFrom(number: number, bytes: Uint8Array, position: number | null): number {
  if (number === 1 || number === 2) {
    process[number === 1 ? 'stdout' : 'stderr'].write(bytes);
    return bytes.length;
  }
  const file = fileOf(number, 'write');
  const { node, absolute } = file;
  if (!file.writes || node.kind === 'directory') throw fsError('EBADF', 'write');
  const at = file.appends ? node.bytes.length : (position ?? file.position);
  const grown = new Uint8Array(Math.max(node.bytes.length, at + bytes.length));
  grown.set(node.bytes);
  grown.set(bytes, at);
  disk.write(absolute, node, grown);
  if (position === null) file.position = at + bytes.length;
  return bytes.length;
}

/** Cuts or lengthens an open file. */
export function truncateOpen(number: number, length = 0): void {
  const { node, absolute } = fileOf(number, 'ftruncate');
  if (node.kind === 'directory') throw fsError('EINVAL', 'ftruncate');
  const cut = new Uint8Array(length);
  cut.set(node.bytes.subarray(0, length));
  disk.write(absolute, node, cut);
}

/** Closes a file. */
export function closeFile(number: number): void {
  fileOf(number, 'close');
  files.delete(number);
}

/** Bytes of what a program wants to write. */
export function toData(data: unknown, encoding?: string): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data, encoding as BufferEncoding);
  if (ArrayBuffer.isView(data)) {
    return new Uint8Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
  }
  const wanted = 'of type string or an instance of Buffer, TypedArray, or DataView';
  throw invalidArgumentType('data', wanted, data);
}
