import { coded, invalidArgumentType } from '../node-error.ts';
import type { Agent } from './agent.ts';
import type { HeaderValue } from './outgoing-message.ts';

export interface RequestOptions {
  protocol?: string | null;
  host?: string | null;
  hostname?: string | null;
  port?: number | string | null;
  path?: string | null;
  method?: string;
  headers?: Record<string, HeaderValue> | readonly string[];
  agent?: Agent | false;
  auth?: string | null;
  signal?: AbortSignal;
  timeout?: number;
  setHost?: boolean;
}

/** The arguments of `http.request`: an address, options, or both, and perhaps a callback. */
export function readRequest(args: readonly unknown[]): {
  options: RequestOptions;
  callback: ((response: never) => void) | undefined;
} {
  const [first, ...rest] = args;
  const isAddress = typeof first === 'string' || first instanceof URL;
  const address = isAddress ? fromAddress(new URL(first)) : {};
  const given = (isAddress ? rest : args).find((arg) => typeof arg === 'object' && arg !== null);
  const callback = args.find((arg) => typeof arg === 'function');
  const options: RequestOptions = { ...address, ...(given as RequestOptions | undefined) };
  const { protocol, path, method } = options;
  if (protocol && protocol !== 'http:') {
    const message = `Protocol "${protocol}" not supported. Expected "http:"`;
    throw coded(new TypeError(message), 'ERR_INVALID_PROTOCOL');
  }
  if (path && /[^\u0021-\u00ff]/.test(path)) {
    const message = 'Request path contains unescaped characters';
    throw coded(new TypeError(message), 'ERR_UNESCAPED_CHARACTERS');
  }
  if (method !== undefined && method !== null && typeof method !== 'string') {
    throw invalidArgumentType('options.method', 'of type string', method);
  }
  if (method && !/^[\w!#$%&'*+.^`|~-]+$/.test(method)) {
    const message = `Method must be a valid HTTP token ["${method}"]`;
    throw coded(new TypeError(message), 'ERR_INVALID_HTTP_TOKEN');
  }
  return { options, callback: callback as ((response: never) => void) | undefined };
}

function fromAddress(url: URL): RequestOptions {
  return {
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    path: url.pathname + url.search,
    ...(url.port && { port: Number(url.port) }),
    ...((url.username || url.password) && {
      auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`,
    }),
  };
}
