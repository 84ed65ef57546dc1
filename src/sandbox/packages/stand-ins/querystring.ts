type Parsed = Record<string, string | string[]>;

/** `querystring.parse`: a key that comes several times has a list. */
function parse(text: string, separator = '&', equals = '=', { maxKeys = 1000 } = {}): Parsed {
  const parsed: Parsed = Object.create(null) as Parsed;
  if (typeof text !== 'string' || text === '') return parsed;
  const pairs = text.split(separator);
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
function stringify(values: Record<string, unknown>, separator = '&', equals = '='): string {
  return Object.entries(values)
    .flatMap(([key, value]) => [value].flat().map((one) => [key, toText(one)]))
    .map(([key, value]) => `${encodeURIComponent(key!)}${equals}${encodeURIComponent(value!)}`)
    .join(separator);
}

function toText(value: unknown): string {
  return /^(string|number|bigint|boolean)$/.test(typeof value) ? String(value) : '';
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return decodeBytes(spaced);
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

/** `node:querystring`, which Express reads queries with. */
export default { parse, stringify, decode: parse, encode: stringify };
