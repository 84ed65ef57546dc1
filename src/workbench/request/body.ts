import type { HeaderList } from '#sandbox/sandbox.ts';
import type { WireBody } from '#sandbox/wire/events.ts';

/** A body as it is read: what it is, in words, and its text if it has one. */
export interface ReadableBody {
  kind: string;
  text: string | null;
}

/** How to show a body: JSON indented, other text as it is, binary data by its size. */
export function toReadableBody(body: WireBody | null, headers: HeaderList): ReadableBody {
  if (!body || body.bytes === 0) return { kind: 'Empty', text: null };
  const size = toSize(body.bytes);
  if (body.text === null) return { kind: `Binary data, ${size}`, text: null };
  const cut = body.truncated ? ', the beginning of it' : '';
  if (!body.truncated && isJson(headers)) {
    try {
      return { kind: `JSON, ${size}`, text: JSON.stringify(JSON.parse(body.text), null, 2) };
    } catch {
      return { kind: `Text that says it is JSON and is not, ${size}`, text: body.text };
    }
  }
  return { kind: `Text, ${size}${cut}`, text: body.text };
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
