import type { Platform } from '../compile/program.ts';

/**
 * The npm packages a project may import, on each half: bundles by name, and in each the names that come with it. What a
 * name brings is the version in the site's own `package.json`. A bundle is built while the site is built
 * (integrations/packages.ts) and loaded only for a program that imports one of its names.
 */
export const offered = {
  node: {
    express: ['express'],
    hono: [
      'hono',
      'hono/accepts',
      'hono/basic-auth',
      'hono/bearer-auth',
      'hono/body-limit',
      'hono/client',
      'hono/combine',
      'hono/compress',
      'hono/cookie',
      'hono/cors',
      'hono/csrf',
      'hono/dev',
      'hono/etag',
      'hono/factory',
      'hono/html',
      'hono/http-exception',
      'hono/ip-restriction',
      'hono/jwt',
      'hono/language',
      'hono/logger',
      'hono/method-not-allowed',
      'hono/method-override',
      'hono/mount',
      'hono/powered-by',
      'hono/pretty-json',
      'hono/proxy',
      'hono/request-id',
      'hono/route',
      'hono/router',
      'hono/secure-headers',
      'hono/streaming',
      'hono/testing',
      'hono/timeout',
      'hono/timing',
      'hono/trailing-slash',
      'hono/validator',
    ],
    'hono-node-server': ['@hono/node-server', '@hono/node-server/conninfo'],
    'hono-zod-validator': ['@hono/zod-validator'],
    pg: ['pg'],
    yaml: ['yaml'],
    zod: ['zod'],
  },
  page: {
    react: ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client'],
  },
} as const satisfies Record<Platform, Record<string, readonly string[]>>;

/** Every name a half may import from npm. */
export function offeredNames(platform: Platform): string[] {
  return Object.values<readonly string[]>(offered[platform]).flat();
}
