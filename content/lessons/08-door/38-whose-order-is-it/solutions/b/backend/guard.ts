import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { may, type Action } from './policy.ts';
import { refuse } from './refuse.ts';
import type { Door } from './sessions.ts';

/** What each route does, in the words of the policy. */
const actions: Record<string, Action> = {
  'POST /api/session': 'log in',
  'DELETE /api/session': 'log out',
  'GET /api/dishes': 'read menu',
  'POST /api/dishes': 'change menu',
  'PATCH /api/dishes/:id': 'mark sold out',
  'GET /api/me': 'read self',
  'PATCH /api/me': 'change self',
  'GET /api/people': 'read people',
  'GET /api/orders': 'list orders',
  'GET /api/search': 'list orders',
  'GET /api/news': 'list orders',
  'POST /api/orders': 'place order',
  'GET /api/orders/:id': 'read order',
  'PATCH /api/orders/:id': 'move order',
  'DELETE /api/orders/:id': 'cancel order',
  'GET /api/orders/:id/messages': 'read order',
  'POST /api/orders/:id/messages': 'write about order',
  'GET /api/board': 'read board',
};

/**
 * Lets a request through to its handler when the policy allows it, at least for one's own things. Whose they are, only the
 * handler knows, and asks again.
 */
export const guard = createMiddleware<Door>(async (c, next) => {
  const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL');
  const action = actions[`${route?.method} ${route?.path}`];
  const person = c.get('person');
  if (!may(person, action, person?.id)) return refuse(c, person ? 403 : 401);
  await next();
});
