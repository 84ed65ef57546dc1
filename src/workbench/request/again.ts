import type { HeaderList, SandboxRequest } from '#sandbox/sandbox.ts';
import type { RequestEvent } from '#sandbox/wire/events.ts';

/** Headers that follow from the rest of a request: whoever sends it writes them anew. */
const derived = /^(host|content-length|transfer-encoding|connection)$/i;

/** A request as it can be sent once more, or why it cannot. */
export type Again = { request: SandboxRequest; why: null } | { request: null; why: string };

/** The same request once more: same method, address, headers and body. */
export function toAgain({ method, url, headers, body }: RequestEvent): Again {
  if (body && body.bytes > 0 && (body.text === null || body.truncated)) {
    const why = body.truncated
      ? 'Its body is larger than what the wire keeps.'
      : 'Its body is binary.';
    return { request: null, why: `It cannot be sent again. ${why}` };
  }
  const bytes = body?.text ? new TextEncoder().encode(body.text) : null;
  return { request: { method, url, headers: own(headers), body: bytes }, why: null };
}

/** The same request as a `curl` command for a Unix shell. A body that is binary or cut is taken from a file. */
export function toCurl({ method, url, headers, body }: RequestEvent): string {
  const hasBody = body !== null && body.bytes > 0;
  const isUsual = method === (hasBody ? 'POST' : 'GET');
  const data =
    hasBody && body.text !== null && !body.truncated
      ? `--data-raw ${quote(body.text)}`
      : '--data-binary @body';
  return [
    `curl ${quote(url)}`,
    ...(isUsual ? [] : [method === 'HEAD' ? '--head' : `-X ${quote(method)}`]),
    ...own(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(hasBody ? [data] : []),
  ].join(' \\\n  ');
}

function own(headers: HeaderList): HeaderList {
  return headers.filter(([name]) => !derived.test(name));
}

/** A text as one word of a shell. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
