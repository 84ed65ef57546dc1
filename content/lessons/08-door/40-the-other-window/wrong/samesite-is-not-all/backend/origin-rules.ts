import { createMiddleware } from 'hono/factory';
import { partnerOrigins } from './origins.ts';

/** Lets the pages of partners read an answer, and nobody else's. */
export const partnersMayRead = createMiddleware(async (c, next) => {
  const origin = c.req.header('origin') ?? '';
  c.header('Vary', 'Origin');
  if (partnerOrigins.includes(origin)) c.header('Access-Control-Allow-Origin', origin);
  await next();
});
