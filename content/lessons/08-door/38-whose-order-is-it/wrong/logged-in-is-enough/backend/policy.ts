import { createMiddleware } from 'hono/factory';
import { refuse } from './refuse.ts';
import type { Door, Person } from './sessions.ts';

/** Whom a rule lets through. */
type Rule = (person: Person) => boolean;

const known: Rule = () => true;
const customer: Rule = ({ role }) => role === 'customer';
const staff: Rule = ({ role }) => role !== 'customer';
const manager: Rule = ({ role }) => role === 'manager';

/** What a guest may do, too. */
const open = ['GET /api/dishes', 'POST /api/session', 'DELETE /api/session'];

/** Who may do what; `:id` stands for a number. What is not here, nobody may do. */
const rules: Record<string, Rule> = {
  'POST /api/dishes': manager,
  'PATCH /api/dishes/:id': staff,
  'GET /api/me': known,
  'PATCH /api/me': known,
  'GET /api/people': manager,
  'GET /api/orders': known,
  'POST /api/orders': customer,
  'GET /api/orders/:id': known,
  'PATCH /api/orders/:id': staff,
  'DELETE /api/orders/:id': known,
  'GET /api/orders/:id/messages': known,
  'POST /api/orders/:id/messages': known,
  'GET /api/search': known,
  'GET /api/news': known,
  'GET /api/board': staff,
};

/** The policy: what somebody gets who asks for this. */
export function decide(person: Person | null, method: string, path: string): 'allowed' | 401 | 403 {
  const route = `${method} ${path.replace(/\/\d+(?=\/|$)/, '/:id')}`;
  if (open.includes(route)) return 'allowed';
  if (!person) return 401;
  const rule = rules[route];
  if (rule?.(person)) return 'allowed';
  return 403;
}

/** Asks the policy about every request. */
export const guard = createMiddleware<Door>(async (c, next) => {
  const verdict = decide(c.get('person'), c.req.method, c.req.path);
  if (verdict !== 'allowed') return refuse(c, verdict);
  await next();
});

/** Whose orders somebody sees in lists: the id of the customer, or `null` for everybody's. */
export function onlyOf(person: Person | null): number | null {
  return person?.role === 'customer' ? person.id : null;
}
