import { PUBLIC_ORIGIN } from './names.ts';
import type { HeaderList } from './sandbox.ts';
import type { Client } from './wire/events.ts';

/** Where each kind of client is, unless it says otherwise. From the ranges kept for documentation (RFC 5737). */
const addresses: Record<Client, string> = {
  page: '203.0.113.20',
  hand: '203.0.113.21',
  check: '203.0.113.22',
  server: '198.51.100.7',
};

/**
 * The headers of a request as they reach the server. Requests to the app's public name, and those that say where they
 * come from, pass a proxy on the server's own machine. It ends TLS and tells who called: `X-Forwarded-Proto` is its own,
 * and to `X-Forwarded-For` it adds the caller's address on the right. What stands left of that, the caller wrote.
 */
export function throughProxy(
  headers: HeaderList,
  { client, url, from }: { client: Client; url: string; from?: string | undefined },
): HeaderList {
  if (from === undefined && new URL(url).origin !== PUBLIC_ORIGIN) return headers;
  const isNamed = (wanted: string) => (header: HeaderList[number]) =>
    header[0].toLowerCase() === wanted;
  const isForwarded = isNamed('x-forwarded-for');
  const isScheme = isNamed('x-forwarded-proto');
  const callers = [
    ...headers.filter(isForwarded).map(([, value]) => value),
    from ?? addresses[client],
  ];
  return [
    ...headers.filter((header) => !isForwarded(header) && !isScheme(header)),
    ['x-forwarded-proto', 'https'],
    ['x-forwarded-for', callers.join(', ')],
  ];
}
