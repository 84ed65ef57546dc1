import { expect } from 'vitest';
import readme from '../../../src/sandbox/README.md?raw';
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { NodeRequest, Reply } from '../../support/node-run.ts';

/** Names of cases that are known to differ: the first column of the README's table. */
export const known: ReadonlySet<string> = new Set(
  [...(readme.split('## Differences from Node')[1] ?? '').matchAll(/^\| ([^|]+?) +\|/gm)]
    .map(([, name]) => name!)
    .slice(2),
);

/** Holds what a case gives here to what it gives on Node, or to being different where the README says so. */
export function compare(name: string, here: unknown, onNode: unknown): void {
  if (known.has(name))
    expect(here, `'${name}' is the same as on Node: take it out of the table.`).not.toEqual(onNode);
  else expect(here).toEqual(onNode);
}

/** Sends a request to port 3000 of the sandbox. */
export async function ask(sandbox: Sandbox, request: NodeRequest): Promise<Reply> {
  const { method, path, headers, body, bytes } = request;
  const url = `http://localhost:3000${path}`;
  const sent =
    bytes === undefined
      ? body === undefined
        ? null
        : new TextEncoder().encode(body)
      : Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
  const answer = await sandbox.request({ method, url, headers, body: sent }).catch(() => null);
  if (!answer) return 'hung up';
  const packed = answer.headers.some((pair) => pair.join(': ') === 'content-encoding: gzip');
  const whole = new Blob([answer.body as BlobPart]).stream();
  const stream = packed ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
  return { ...answer, text: await new Response(stream).text() };
}

/** Headers sorted; the time left out, and the frames of a stack that Express shows, with the length they give. */
export function comparable(reply: Reply): unknown {
  if (reply === 'hung up') return reply;
  const { status, statusText } = reply;
  const text = reply.text.replace(/(<br> &nbsp; &nbsp;at [^<]*)+/, '(frames)');
  const headers = reply.headers
    .filter(([name]) => text === reply.text || name !== 'Content-Length')
    .map(([name, value]) => (/^date$/i.test(name) ? `${name}: (now)` : `${name}: ${value}`))
    .sort();
  return { status, statusText, headers, text };
}
