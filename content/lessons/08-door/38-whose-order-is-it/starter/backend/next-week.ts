import type { Hono } from 'hono';
import type { Door } from './sessions.ts';

/**
 * What somebody adds next week who has not read your rules. Leave it as it is. With `NEXT_WEEK=/api/tips` there is one more
 * route, which no rule knows.
 */
export function addNextWeek(kitchen: Hono<Door>): void {
  const path = process.env.NEXT_WEEK;
  if (!path) return;
  kitchen.on(['GET', 'POST'], path, (c) => {
    console.log('[next week] It was served.');
    return c.json({ tips: 128500 });
  });
  console.log(`[next week] The kitchen has a new route, ${path}.`);
}
