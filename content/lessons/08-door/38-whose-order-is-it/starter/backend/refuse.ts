import type { Context } from 'hono';

const sentences = {
  401: 'Please log in first.',
  403: 'This is not for you to do.',
  404: 'There is nothing here for you.',
};

/** Answers that somebody does not get what they asked for. */
export function refuse(c: Context, status: keyof typeof sentences): Response {
  return c.json({ error: sentences[status] }, status);
}
