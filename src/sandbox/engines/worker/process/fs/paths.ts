import { Buffer } from 'buffer';
import posix from 'path-browserify';
import { coded, invalidArgumentType, invalidArgumentValue } from '../node-error.ts';
import { process } from '../process-object.ts';

/** What names a file: text, its bytes, or a `file:` address. */
export type PathLike = string | Uint8Array | URL;

/** The text of a path as the caller wrote it; errors repeat it. */
export function toPath(path: unknown, name = 'path'): string {
  const text =
    path instanceof URL
      ? fileURLToPath(path)
      : path instanceof Uint8Array
        ? Buffer.from(path).toString()
        : path;
  if (typeof text !== 'string') {
    throw invalidArgumentType(name, 'of type string or an instance of Buffer or URL', path);
  }
  if (text.includes('\0')) {
    throw invalidArgumentValue(
      name,
      path,
      'must be a string, Uint8Array, or URL without null bytes',
    );
  }
  return text;
}

/** The absolute path that a path means now. */
export function toAbsolute(path: string): string {
  return posix.resolve(process.cwd(), path);
}

/** The path of a `file:` address. */
export function fileURLToPath(address: string | URL): string {
  const url = new URL(address);
  if (url.protocol !== 'file:') {
    throw coded(new TypeError('The URL must be of scheme file'), 'ERR_INVALID_URL_SCHEME');
  }
  if (url.hostname !== '') {
    const message = `File URL host must be "localhost" or empty on ${process.platform}`;
    throw coded(new TypeError(message), 'ERR_INVALID_FILE_URL_HOST');
  }
  if (/%2f/i.test(url.pathname)) {
    const message = 'File URL path must not include encoded / characters';
    throw coded(new TypeError(message), 'ERR_INVALID_FILE_URL_PATH');
  }
  return decodeURIComponent(url.pathname);
}

/** The `file:` address of a path. */
export function pathToFileURL(path: string): URL {
  const slash = path.endsWith('/') && path !== '/' ? '/' : '';
  const escaped = (toAbsolute(path) + slash).replace(/[%\\\n\r\t?#]/g, encodeURIComponent);
  return new URL(`file://${escaped}`);
}
