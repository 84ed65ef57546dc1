import { createMiddleware } from 'hono/factory';
import { ownOrigins, partnerOrigins } from './origins.ts';

/** Refuses what another page would like to change. */
export const onlyFromOurPages = createMiddleware(async (c, next) => {
  const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  // Pages cannot write these two headers; the browser does. Older ones know only the second.
  const isOurs = site === undefined ? ownOrigins.includes(origin ?? '') : site === 'same-origin';
  if (!isSafe && !isOurs) return c.json({ error: 'Not from there.' }, 403);
  await next();
});

/** Lets the pages of partners read an answer, and nobody else's. */
export const partnersMayRead = createMiddleware(async (c, next) => {
  const origin = c.req.header('origin') ?? '';
  c.header('Vary', 'Origin');
  if (partnerOrigins.includes(origin)) c.header('Access-Control-Allow-Origin', origin);
  await next();
});
