import type { HeaderList } from './sandbox.ts';

/** A request's headers as every client sends them: with a host, and the length of its body. */
export function withUsualHeaders(
  method: string,
  url: URL,
  headers: HeaderList,
  body: Uint8Array | ReadableStream<Uint8Array> | null,
): HeaderList {
  return withHeaders(headers, {
    host: url.host,
    ...(body instanceof Uint8Array && { 'content-length': String(body.byteLength) }),
    // Clients say so where a body is usual: a server may wait for one otherwise.
    ...(body === null && /^(POST|PUT)$/.test(method) && { 'content-length': '0' }),
    // A stream goes piece by piece, unless its sender has said how long it is.
    ...(body instanceof ReadableStream &&
      !headers.some(([name]) => name.toLowerCase() === 'content-length') && {
        'transfer-encoding': 'chunked',
      }),
  });
}

/** Adds headers a client sends by itself, unless they are there already. */
export function withHeaders(headers: HeaderList, added: Record<string, string>): HeaderList {
  const present = new Set(headers.map(([name]) => name.toLowerCase()));
  const missing = Object.entries(added).filter(([name]) => !present.has(name));
  return [...missing, ...headers];
}
