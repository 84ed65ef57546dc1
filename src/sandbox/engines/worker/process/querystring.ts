import { coded } from './node-error.ts';

type Parsed = Record<string, string | string[]>;

interface ParseOptions {
  /** How many pairs are read at most; 0 for all. */
  maxKeys?: number;
  decodeURIComponent?: (text: string) => string;
}

/** `querystring.parse`: a key that comes several times has a list. */
function parse(
  text: string,
  separator?: string | null,
  equality?: string | null,
  { maxKeys = 1000, decodeURIComponent: read = decodeEscapes }: ParseOptions = {},
): Parsed {
  const parsed: Parsed = Object.create(null) as Parsed;
  if (typeof text !== 'string' || text === '') return parsed;
  const equals = equality || '=';
  const decode = (escaped: string) => read(escaped.replaceAll('+', ' '));
  const pairs = text.split(separator || '&');
  for (const pair of maxKeys > 0 ? pairs.slice(0, maxKeys) : pairs) {
    if (pair === '') continue;
    const at = pair.indexOf(equals);
    const key = decode(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : decode(pair.slice(at + equals.length));
    const before = parsed[key];
    parsed[key] = before === undefined ? value : [before, value].flat();
  }
  return parsed;
}

/** `querystring.stringify`. */
function stringify(
  values: unknown,
  separator?: string | null,
  equality?: string | null,
  { encodeURIComponent: write = escape }: { encodeURIComponent?: (text: string) => string } = {},
): string {
  if (typeof values !== 'object' || values === null) return '';
  return Object.entries(values)
    .flatMap(([key, value]) => [value].flat().map((one): [string, string] => [key, toText(one)]))
    .map(([key, value]) => `${write(key)}${equality || '='}${write(value)}`)
    .join(separator || '&');
}

function toText(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return '';
  return /^(string|number|bigint|boolean)$/.test(typeof value) ? String(value) : '';
}

function decodeEscapes(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return decodeBytes(text);
  }
}

/** What is no UTF-8 is read as far as it can be, and what is no escape stays as it is. */
function decodeBytes(text: string): string {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [piece] of text.matchAll(/%[0-9a-f]{2}|[^]/giu)) {
    if (piece.length === 3 && piece.startsWith('%'))
      bytes.push(Number.parseInt(piece.slice(1), 16));
    else bytes.push(...encoder.encode(piece));
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** What `encodeURIComponent` keeps, and what it does with half a character. */
function escape(text: unknown): string {
  const plain = typeof text === 'object' ? String(text) : toText(text);
  if (!plain.isWellFormed()) throw coded(new URIError('URI malformed'), 'ERR_INVALID_URI');
  return encodeURIComponent(plain);
}

/** `node:querystring`. */
export const querystring = {
  parse,
  stringify,
  escape,
  unescape: decodeEscapes,
  decode: parse,
  encode: stringify,
};
