import { Buffer } from 'buffer';
import posix from 'path-browserify';
import { coded, invalidArgumentType, invalidArgumentValue, requireInteger } from '../node-error.ts';
import {
  closeFile,
  fileOf,
  openFile,
  readInto,
  readRest,
  toData,
  truncateOpen,
  writeFrom,
} from './descriptors.ts';
import { disk } from './disk.ts';
import { fsError } from './fs-error.ts';
import { toAbsolute, toPath, type PathLike } from './paths.ts';
import { Dirent, Stats } from './stats.ts';

/** `fs.*Sync`, as far as this disk goes. Callbacks and promises are made of them. */

type EncodingOption =
  string | null | undefined | { encoding?: string | null; flag?: string | number };

function readOptions(options: EncodingOption): {
  encoding: string | null;
  flag: string | number | undefined;
} {
  const { encoding = null, flag } =
    typeof options === 'object' && options ? options : { encoding: options };
  if (encoding !== null && encoding !== 'buffer' && !Buffer.isEncoding(encoding)) {
    throw invalidArgumentValue('encoding', encoding, 'is invalid encoding');
  }
  return { encoding: encoding === 'buffer' ? null : encoding, flag };
}

/** Opens a file, does something with it and closes it. Takes an open file's number too. */
function withFile<Result>(
  path: PathLike | number,
  flags: string | number,
  use: (fd: number) => Result,
): Result {
  if (typeof path === 'number' && Number.isInteger(path)) return use(path);
  const fd = openFile(path as PathLike, flags);
  try {
    return use(fd);
  } finally {
    closeFile(fd);
  }
}

function readFileSync(path: PathLike | number, options?: EncodingOption): Buffer | string {
  const { encoding, flag = 'r' } = readOptions(options);
  const bytes = Buffer.from(withFile(path, flag, readRest));
  return encoding === null ? bytes : bytes.toString(encoding as BufferEncoding);
}

function writeFileSync(path: PathLike | number, data: unknown, options?: EncodingOption): void {
  const { encoding, flag = 'w' } = readOptions(options);
  const bytes = toData(data, encoding ?? 'utf8');
  withFile(path, flag, (fd) => writeFrom(fd, bytes, null));
}

function appendFileSync(path: PathLike | number, data: unknown, options?: EncodingOption): void {
  const { encoding, flag = 'a' } = readOptions(options);
  writeFileSync(path, data, { encoding, flag });
}

interface MkdirOptions {
  recursive?: boolean;
}

function mkdirSync(path: PathLike, options?: MkdirOptions | number | null): string | undefined {
  const written = toPath(path);
  const recursive = typeof options === 'object' && (options?.recursive ?? false);
  const { absolute, node } = disk.find(written, 'mkdir');
  if (node && !(recursive && node.kind === 'directory')) throw fsError('EEXIST', 'mkdir', written);
  if (node) return undefined;
  if (!recursive) {
    if (!disk.peek(posix.dirname(absolute))) throw fsError('ENOENT', 'mkdir', written);
    disk.makeFolder(absolute);
    return undefined;
  }
  const missing: string[] = [];
  for (let folder = absolute; !disk.peek(folder); folder = posix.dirname(folder))
    missing.unshift(folder);
  for (const folder of missing) disk.makeFolder(folder);
  return missing[0];
}

interface ReaddirOptions {
  encoding?: string | null;
  withFileTypes?: boolean;
  recursive?: boolean;
}

function readdirSync(
  path: PathLike,
  options?: ReaddirOptions | string | null,
): string[] | Dirent[] {
  const written = toPath(path);
  const { withFileTypes = false, recursive = false } =
    typeof options === 'object' && options ? options : {};
  const { absolute, node } = disk.require(written, 'scandir');
  if (node.kind !== 'directory') throw fsError('ENOTDIR', 'scandir', written);
  const inside = recursive ? byDepth(absolute) : disk.names(absolute);
  if (!withFileTypes) return inside;
  return inside.map((name) => {
    const parent = posix.join(written, posix.dirname(name));
    return new Dirent(posix.basename(name), parent, disk.peek(posix.join(absolute, name))!);
  });
}

/** Everything inside, level by level, as Node lists it. */
function byDepth(folder: string): string[] {
  const names = disk
    .inside(folder)
    .map((path) => path.slice(folder === '/' ? 1 : folder.length + 1));
  const depth = (name: string) => name.split('/').length;
  return names.sort((a, b) => depth(a) - depth(b));
}

function statSync(path: PathLike, options: { throwIfNoEntry?: boolean } = {}): Stats | undefined {
  return toStats(path, options, 'stat');
}

function lstatSync(path: PathLike, options: { throwIfNoEntry?: boolean } = {}): Stats | undefined {
  return toStats(path, options, 'lstat');
}

function toStats(
  path: PathLike,
  { throwIfNoEntry = true }: { throwIfNoEntry?: boolean },
  syscall: string,
): Stats | undefined {
  const written = toPath(path);
  if (!throwIfNoEntry && !disk.peek(toAbsolute(written))) return undefined;
  return new Stats(disk.require(written, syscall).node);
}

function existsSync(path: unknown): boolean {
  try {
    return disk.find(toPath(path), 'access').node !== null;
  } catch {
    return false;
  }
}

function accessSync(path: PathLike, mode = 0): void {
  requireInteger('mode', mode, 0, 7);
  disk.require(toPath(path), 'access');
}

function unlinkSync(path: PathLike): void {
  const written = toPath(path);
  const { absolute, node } = disk.require(written, 'unlink');
  if (node.kind === 'directory') throw fsError('EISDIR', 'unlink', written);
  disk.remove(absolute);
}

function rmdirSync(path: PathLike): void {
  const written = toPath(path);
  const { absolute, node } = disk.require(written, 'rmdir');
  if (node.kind !== 'directory') throw fsError('ENOTDIR', 'rmdir', written);
  if (disk.names(absolute).length > 0) throw fsError('ENOTEMPTY', 'rmdir', written);
  disk.remove(absolute);
}

interface RmOptions {
  force?: boolean;
  recursive?: boolean;
}

function rmSync(path: PathLike, { force = false, recursive = false }: RmOptions = {}): void {
  const written = toPath(path);
  const { absolute, node } = disk.find(written, 'lstat');
  if (!node) {
    if (force) return;
    throw fsError('ENOENT', 'lstat', written);
  }
  if (node.kind === 'directory' && !recursive) {
    throw isFolder(written);
  }
  disk.remove(absolute);
}

/** Not one of the system's errors, but one that Node makes look like them. */
function isFolder(path: string): Error {
  const error = new Error(`Path is a directory: rm returned EISDIR (is a directory) ${path}`);
  Object.defineProperty(error, 'name', { value: 'SystemError', configurable: true });
  const info = { code: 'EISDIR', message: 'is a directory', path, syscall: 'rm', errno: 21 };
  return Object.assign(coded(error, 'ERR_FS_EISDIR'), { info, errno: 21, syscall: 'rm', path });
}

function renameSync(from: PathLike, to: PathLike): void {
  const [source, target] = [toPath(from, 'oldPath'), toPath(to, 'newPath')];
  const found = disk.require(source, 'rename', target);
  const { absolute, node } = disk.find(target, 'rename', source);
  const refuse = (code: 'ENOENT' | 'EISDIR' | 'ENOTDIR' | 'ENOTEMPTY' | 'EINVAL') =>
    fsError(code, 'rename', source, target);
  if (absolute === found.absolute) return;
  if (!disk.peek(posix.dirname(absolute))) throw refuse('ENOENT');
  if (absolute.startsWith(`${found.absolute}/`)) throw refuse('EINVAL');
  if (node && node.kind !== found.node.kind)
    throw refuse(node.kind === 'directory' ? 'EISDIR' : 'ENOTDIR');
  if (node?.kind === 'directory' && disk.names(absolute).length > 0) throw refuse('ENOTEMPTY');
  if (node) disk.remove(absolute);
  disk.move(found.absolute, absolute);
}

function copyFileSync(from: PathLike, to: PathLike, mode = 0): void {
  const [source, target] = [toPath(from, 'src'), toPath(to, 'dest')];
  const { node } = disk.require(source, 'copyfile', target);
  const found = disk.find(target, 'copyfile', source);
  const refuse = (code: 'EISDIR' | 'EEXIST' | 'ENOENT') =>
    fsError(code, 'copyfile', source, target);
  if (node.kind === 'directory' || found.node?.kind === 'directory') throw refuse('EISDIR');
  if (found.node && mode & constants.COPYFILE_EXCL) throw refuse('EEXIST');
  if (!disk.peek(posix.dirname(found.absolute))) throw refuse('ENOENT');
  disk.write(found.absolute, disk.create(target, 'copyfile'), node.bytes);
}

function cpSync(
  from: PathLike,
  to: PathLike,
  options: { recursive?: boolean; force?: boolean } = {},
): void {
  const [source, target] = [toPath(from, 'src'), toPath(to, 'dest')];
  const { absolute, node } = disk.require(source, 'lstat');
  if (node.kind === 'file') {
    mkdirSync(posix.dirname(toAbsolute(target)), { recursive: true });
    if (options.force !== false || !existsSync(target)) copyFileSync(source, target);
    return;
  }
  if (!options.recursive) {
    const message = `Recursive option not enabled, cannot copy a directory: ${source}/`;
    throw coded(new Error(message), 'ERR_FS_EISDIR');
  }
  mkdirSync(target, { recursive: true });
  for (const name of disk.names(absolute))
    cpSync(posix.join(source, name), posix.join(target, name), options);
}

function truncateSync(path: PathLike, length = 0): void {
  withFile(path, 'r+', (fd) => truncateOpen(fd, length));
}

function realpathSync(path: PathLike): string {
  const absolute = toAbsolute(toPath(path));
  disk.require(absolute, 'lstat');
  return absolute;
}

function mkdtempSync(prefix: string): string {
  const written = toPath(prefix, 'prefix');
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const ending = [...self.crypto.getRandomValues(new Uint8Array(6))].map(
    (byte) => letters[byte % letters.length],
  );
  const path = written + ending.join('');
  if (!disk.peek(posix.dirname(toAbsolute(path))))
    throw fsError('ENOENT', 'mkdtemp', `${written}XXXXXX`);
  mkdirSync(path);
  return path;
}

function utimesSync(path: PathLike, _accessed: unknown, modified: number | string | Date): void {
  const { node } = disk.require(toPath(path), 'utime');
  node.mtimeMs = modified instanceof Date ? modified.getTime() : Number(modified) * 1000;
}

function readSync(fd: number, buffer: ArrayBufferView, ...rest: unknown[]): number {
  const options =
    typeof rest[0] === 'object' && rest[0] ? (rest[0] as Record<string, number | null>) : null;
  const [offset = 0, length, position = null] = options
    ? [options['offset'] ?? 0, options['length'], options['position']]
    : (rest as [number?, number?, (number | null)?]);
  const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  return readInto(fd, bytes.subarray(offset, offset + (length ?? bytes.length - offset)), position);
}

function writeSync(fd: number, data: string | ArrayBufferView, ...rest: unknown[]): number {
  if (typeof data === 'string') {
    const [position = null, encoding] = rest as [number?, string?];
    return writeFrom(fd, toData(data, encoding ?? 'utf8'), position);
  }
  const [offset = 0, length, position = null] = rest as [number?, number?, (number | null)?];
  const bytes = toData(data);
  return writeFrom(
    fd,
    bytes.subarray(offset, offset + (length ?? bytes.length - offset)),
    position,
  );
}

/** `fs.constants`. */
export const constants = {
  F_OK: 0,
  R_OK: 4,
  W_OK: 2,
  X_OK: 1,
  COPYFILE_EXCL: 1,
  COPYFILE_FICLONE: 2,
  COPYFILE_FICLONE_FORCE: 4,
  O_RDONLY: 0,
  O_WRONLY: 1,
  O_RDWR: 2,
  O_CREAT: 0o100,
  O_EXCL: 0o200,
  O_TRUNC: 0o1000,
  O_APPEND: 0o2000,
  S_IFMT: 0o170000,
  S_IFREG: 0o100000,
  S_IFDIR: 0o40000,
};

/** What has a form with a callback and one with a promise too, by the name without `Sync`. */
export const operations = {
  access: accessSync,
  appendFile: appendFileSync,
  copyFile: copyFileSync,
  cp: cpSync,
  lstat: lstatSync,
  mkdir: mkdirSync,
  mkdtemp: mkdtempSync,
  readFile: readFileSync,
  readdir: readdirSync,
  realpath: realpathSync,
  rename: renameSync,
  rm: rmSync,
  rmdir: rmdirSync,
  stat: statSync,
  truncate: truncateSync,
  unlink: unlinkSync,
  utimes: utimesSync,
  writeFile: writeFileSync,
};

/** The same for open files, which promises have in a class of their own. */
export const descriptorOperations = {
  close: (fd: number): void => closeFile(fd),
  fstat: (fd: number): Stats => new Stats(fileOf(fd, 'fstat').node),
  fsync: (fd: number): void => void fileOf(fd, 'fsync'),
  ftruncate: truncateOpen,
  open: (path: PathLike, flags?: string | number): number => openFile(path, flags),
  read: readSync,
  write: writeSync,
};

export { existsSync };

/** Throws unless a path's error belongs to a callback: wrong arguments are told at once. */
export function requireCallback(
  callback: unknown,
): asserts callback is (...args: unknown[]) => void {
  if (typeof callback !== 'function') throw invalidArgumentType('cb', 'of type function', callback);
}
