import type { HeaderList, SandboxRequest } from '#sandbox/sandbox.ts';
import type { RequestEvent } from '#sandbox/wire/events.ts';

/** The methods that can be chosen. */
export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** A request as it is typed: the address as a path of the kitchen or whole, the headers a line each. */
export interface Draft {
  method: string;
  address: string;
  headers: string;
  body: string;
}

/** What stands in the form at first. */
export const firstDraft: Draft = { method: 'GET', address: '/', headers: '', body: '' };

/** Why a draft is no request, and in which of its fields. */
export interface DraftFault {
  field: keyof Draft;
  message: string;
}

/** A request, or why it is none. */
export type Built = { request: SandboxRequest; fault: null } | { request: null; fault: DraftFault };

/** Characters of a token, by RFC 9110. */
const token = /^[!#$%&'*+.^_`|~\w-]+$/;

/** Reads a draft. A body that is JSON and says nothing else about itself is sent as JSON; nothing else is added. */
export function toRequest(draft: Draft, origin: string): Built {
  const no = (field: keyof Draft, message: string): Built => ({
    request: null,
    fault: { field, message },
  });
  const method = draft.method.trim();
  if (!token.test(method)) return no('method', `“${method}” cannot be a method.`);
  const url = toUrl(draft.address.trim(), origin);
  if (typeof url === 'string') return no('address', url);
  const headers: HeaderList = [];
  for (const [index, line] of draft.headers.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, name = '', value = ''] = /^\s*([^:]*?)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    if (!token.test(name))
      return no(
        'headers',
        `Line ${index + 1} is no header. Write name: value, such as accept: text/html.`,
      );
    headers.push([name, value]);
  }
  const hasBody = draft.body !== '';
  if (hasBody && /^(GET|HEAD)$/i.test(method))
    return no('body', `A ${method.toUpperCase()} has no body. Empty it, or choose another method.`);
  const saysType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (hasBody && !saysType && isJson(draft.body))
    headers.push(['content-type', 'application/json']);
  const body = hasBody ? new TextEncoder().encode(draft.body) : null;
  return { request: { method, url: url.href, headers, body }, fault: null };
}

/** The address, or what is wrong with it. */
function toUrl(address: string, origin: string): URL | string {
  if (address === '') return 'Where to? Write a path, such as /api/menu.';
  if (/\s/.test(address)) return 'An address has no blanks. Write %20 for one.';
  const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(address);
  if (!isWhole && !address.startsWith('/'))
    return `A path begins with /. Did you mean /${address}?`;
  try {
    const url = new URL(address.startsWith('/') ? origin + address : address);
    return /^https?:$/.test(url.protocol) ? url : 'Only http: and https: lead anywhere here.';
  } catch {
    return 'This is no address. Write a path, such as /api/menu.';
  }
}

/** Whether a text is a JSON object or list. */
export function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Headers that follow from the rest: whoever sends the request writes them anew. */
const derived = /^(host|content-length|transfer-encoding|connection)$/i;

/** A request of the pass as a draft, or why its body cannot be typed. The kitchen's own address is left out. */
export function toDraft(
  { method, url, headers, body }: RequestEvent,
  kitchens: readonly string[],
): Draft | string {
  if (body?.truncated) return 'It cannot be edited: its body is larger than what the wire keeps.';
  if (body && body.bytes > 0 && body.text === null)
    return 'It cannot be edited: its body is binary.';
  const { origin, pathname, search } = new URL(url);
  return {
    method,
    address: kitchens.includes(origin) ? pathname + search : url,
    headers: headers
      .filter(([name]) => !derived.test(name))
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
    body: indented(body?.text ?? ''),
  };
}

/** JSON on several lines; any other text as it is. */
function indented(text: string): string {
  return isJson(text) ? JSON.stringify(JSON.parse(text), null, 2) : text;
}
