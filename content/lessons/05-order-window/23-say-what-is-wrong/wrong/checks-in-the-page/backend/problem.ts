import type { Context } from 'hono';

/** Answers with problem details (RFC 9457): one shape for everything that goes wrong. */
export function sendProblem(
  c: Context,
  status: 400 | 413 | 422 | 500,
  title: string,
  errors: { pointer: string; detail: string }[] = [],
): Response {
  return c.body(JSON.stringify({ title, status, errors }), status, {
    'content-type': 'application/problem+json',
  });
}
