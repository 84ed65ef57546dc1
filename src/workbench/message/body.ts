import type { HeaderList } from '#sandbox/sandbox.ts';
import type { WireBody } from '#sandbox/wire/events.ts';

/** A body as it is read: what it is, in words, and its text if it has one. */
export interface ReadableBody {
  kind: string;
  text: string | null;
  /** What the text says, when it is JSON that is an object or a list. */
  json: object | null;
}

/** How to show a body: JSON as a tree or indented, other text as it is, binary data by its size. */
export function toReadableBody(body: WireBody | null, headers: HeaderList): ReadableBody {
  if (!body || body.bytes === 0) return { kind: 'Empty', text: null, json: null };
  const size = toSize(body.bytes);
  if (body.text === null) return { kind: `Binary data, ${size}`, text: null, json: null };
  const cut = body.truncated ? ', the beginning of it' : '';
  if (!body.truncated && isJson(headers)) {
    try {
      const value: unknown = JSON.parse(body.text);
      const json = typeof value === 'object' ? value : null;
      return { kind: `JSON, ${size}`, text: JSON.stringify(value, null, 2), json };
    } catch {
      const kind = `Text that says it is JSON and is not, ${size}`;
      return { kind, text: body.text, json: null };
    }
  }
  return { kind: `Text, ${size}${cut}`, text: body.text, json: null };
}

function isJson(headers: HeaderList): boolean {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return /^[^;]*[/+]json\b/i.test(type);
}

/** A number of bytes in words: `512 bytes`, `1.2 kB`. */
export function toSize(bytes: number): string {
  if (bytes === 1) return '1 byte';
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
}
