/**
 * What an engine can do. A lesson lists what it needs with the same words.
 *
 * - `server`: runs a Node-style `node:http` server.
 * - `wire`: reports every request and response.
 * - `driver`: lets checks press, type and read in the preview.
 * - `processes`: starts, stops and restarts the backend on command.
 * - `postgres`: runs a Postgres database that the backend reaches with `pg`.
 * - `faults`: has a gateway where requests can be held, delayed, lost and answered, and a device that goes offline.
 * - `attacker`: has sites of other origins, and tabs that show them beside the learner's page.
 * - `clock`: stops the time of both halves, and lets it pass on command.
 * - `browser`: gives the page a browser of its own, empty at the start: cookies, storage, other displays, other origins' rules.
 * - `machines`: runs copies of the backend on machines of their own, with a load balancer before them.
 * - `testing`: runs test files with `node --test`, and gives `node` options such as `--env-file`.
 */
export const capabilities = [
  'server',
  'wire',
  'driver',
  'processes',
  'postgres',
  'faults',
  'attacker',
  'clock',
  'browser',
  'testing',
  'machines',
] as const;

/** One of the words above. */
export type Capability = (typeof capabilities)[number];
