import type { NodeRequest } from '../../../support/node-run.ts';

/** Requests by what they show. */
export type Requests = Record<string, NodeRequest>;

type Headers = Record<string, string | string[]>;

/** A request without a body, as `GET /path`. A list of values sends a header several times. */
export function ask(line: string, headers: Headers = {}): NodeRequest {
  const [method = '', path = ''] = line.split(/ (.*)/s);
  const pairs = Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  return { method, path, headers: pairs };
}

/** A POST of a text of some type. */
export function post(path: string, type: string, body: string, headers: Headers = {}): NodeRequest {
  return { ...ask(`POST ${path}`, { 'content-type': type, ...headers }), body };
}

/** A POST of JSON; a text is sent as it is. */
export function postJson(path: string, value: unknown, headers: Headers = {}): NodeRequest {
  const body = typeof value === 'string' ? value : JSON.stringify(value);
  return post(path, 'application/json', body, headers);
}

/** A POST of a form without files. */
export function postForm(path: string, body: string, headers: Headers = {}): NodeRequest {
  return post(path, 'application/x-www-form-urlencoded', body, headers);
}

/** A form with files, as a browser sends it. Each part is its head's end and its content. */
export function postParts(
  path: string,
  parts: readonly (readonly [string, string])[],
): NodeRequest {
  const boundary = '----the-pass';
  const body = parts.map(
    ([head, content]) =>
      `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`,
  );
  return post(
    path,
    `multipart/form-data; boundary=${boundary}`,
    `${body.join('')}--${boundary}--\r\n`,
  );
}
