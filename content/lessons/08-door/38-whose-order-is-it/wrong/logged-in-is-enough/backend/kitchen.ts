import { Hono } from 'hono';
import { dishes } from './dishes.ts';
import { addNextWeek } from './next-week.ts';
import { orders } from './orders.ts';
import { people } from './people.ts';
import { guard } from './policy.ts';
import { sessions, whoIsAsking, type Door } from './sessions.ts';

export const kitchen = new Hono<Door>();

kitchen.use(whoIsAsking);
// Before all routes, also those that are added later.
kitchen.use(guard);

kitchen.route('/api/session', sessions);
kitchen.route('/api/dishes', dishes);
kitchen.route('/api', people);
kitchen.route('/api', orders);
addNextWeek(kitchen);
