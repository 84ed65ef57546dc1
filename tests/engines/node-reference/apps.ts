import type { NodeRequest } from '../../support/node-run.ts';
import { expressCases } from './cases/express.ts';
import { honoCases } from './cases/hono.ts';

/** A server made with a framework, and requests whose answers must be the same here and on Node. */
export interface App {
  name: string;
  /** Its whole program, of the folder `apps/`. */
  source: string;
  /** In the order in which they are sent. A case's name has the program's before it. */
  cases: { name: string; request: NodeRequest }[];
}

const sources = import.meta.glob<string>('./apps/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every program of `apps/` with its requests. */
export const apps: App[] = Object.entries({ ...honoCases, ...expressCases }).map(
  ([name, requests]) => ({
    name,
    source: sources[`./apps/${name}.ts`]!,
    cases: Object.entries(requests).map(([what, request]) => ({
      name: `${name}: ${what}`,
      request,
    })),
  }),
);
