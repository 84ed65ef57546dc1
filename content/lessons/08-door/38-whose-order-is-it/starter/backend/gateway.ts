import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { proxy } from 'hono/proxy';

/** The host stand. It shows requests the way to the kitchen, and decides about none of them. */
export function createGateway(kitchen: string): Hono {
  const gateway = new Hono();
  gateway.all('/api/*', async (c) => {
    const id = randomUUID();
    const { pathname, search } = new URL(c.req.url);
    console.log(`[gateway] ${id.slice(0, 4)} ${c.req.method} ${pathname}: I route that.`);
    const answer = await proxy(kitchen + pathname + search, {
      ...c.req,
      headers: { ...c.req.header(), 'x-request-id': id },
    });
    answer.headers.set('x-request-id', id);
    return answer;
  });
  return gateway;
}
