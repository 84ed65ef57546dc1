import { createMiddleware } from 'hono/factory';
import { query } from './db.ts';
import { refuse } from './refuse.ts';
import type { Door, Person } from './sessions.ts';

/** Whom a rule lets through. */
type Rule = (person: Person, orderId: number) => boolean | Promise<boolean>;

const known: Rule = () => true;
const customer: Rule = ({ role }) => role === 'customer';
const staff: Rule = ({ role }) => role !== 'customer';
const manager: Rule = ({ role }) => role === 'manager';
const ownerOrStaff: Rule = async (person, id) => staff(person, id) || owns(person, id);
const ownerOrManager: Rule = async (person, id) => manager(person, id) || owns(person, id);

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
  'GET /api/orders/:id': ownerOrStaff,
  'PATCH /api/orders/:id': staff,
  'DELETE /api/orders/:id': ownerOrManager,
  'GET /api/orders/:id/messages': ownerOrStaff,
  'POST /api/orders/:id/messages': ownerOrStaff,
  'GET /api/search': known,
  'GET /api/news': known,
  'GET /api/board': staff,
};

/** The policy: what somebody gets who asks for this. */
export async function decide(
  person: Person | null,
  method: string,
  path: string,
): Promise<'allowed' | 401 | 403 | 404> {
  const [, id] = /\/(\d+)(?:\/|$)/.exec(path) ?? [];
  const route = `${method} ${path.replace(/\/\d+(?=\/|$)/, '/:id')}`;
  if (open.includes(route)) return 'allowed';
  if (!person) return 401;
  const rule = rules[route];
  if (await rule?.(person, Number(id))) return 'allowed';
  // A customer is not told whether somebody else has such an order.
  const mightOwn = rule === ownerOrStaff || rule === ownerOrManager;
  return mightOwn && customer(person, Number(id)) ? 404 : 403;
}

/** Asks the policy about every request. */
export const guard = createMiddleware<Door>(async (c, next) => {
  if (c.req.method !== 'GET') return next();
  const verdict = await decide(c.get('person'), c.req.method, c.req.path);
  if (verdict !== 'allowed') return refuse(c, verdict);
  await next();
});

/** Whose orders somebody sees in lists: the id of the customer, or `null` for everybody's. */
export function onlyOf(person: Person | null): number | null {
  return person?.role === 'customer' ? person.id : null;
}

async function owns({ id }: Person, orderId: number): Promise<boolean> {
  const { rowCount } = await query('SELECT FROM orders WHERE id = $1 AND customer_id = $2', [
    orderId,
    id,
  ]);
  return rowCount === 1;
}
