import type { IncomingMessage } from 'node:http';

/** No form of ours is longer. A server that reads without a limit can be filled until it falls over. */
const MAX_BYTES = 10_000;

/** Reads the fields of a form that was sent: `dish=2&note=mild`. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new RangeError('The form is too long.');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
