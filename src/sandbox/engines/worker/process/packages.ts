import EventEmitter from 'events';
import * as inspect from 'node-inspect-extracted';
import path from 'path-browserify';
import type { Namespace } from '../../../compile/link.ts';
import type { nodePackages } from '../../../packages/node-modules.ts';
import { assert, strictAssert } from './assert/assert.ts';
import { bufferModule } from './buffer.ts';
import { nodeCrypto } from './crypto/module.ts';
import { IncomingMessage } from './http/incoming-message.ts';
import { ServerResponse } from './http/server-response.ts';
import { Server, createServer } from './http/server.ts';
import { METHODS } from './http/methods.ts';
import { STATUS_CODES } from './http/status-codes.ts';
import { process } from './process-object.ts';
import { stream } from './stream.ts';
import { nodeTest } from './test/module.ts';
import { timersModule, timersPromises } from './timers.ts';

/** Makes an ES namespace of a CommonJS-style module: its members by name, and the whole as default. */
function namespace(members: object, whole: unknown = members): Namespace {
  return { ...members, default: whole, __esModule: true };
}

/** The same for a module whose members can be replaced while the program runs, as `mock.timers` does. */
function live(members: object): Namespace {
  return Object.defineProperties(
    namespace({}, members),
    Object.fromEntries(
      Object.keys(members).map((name) => [
        name,
        { enumerable: true, get: () => (members as never)[name] as unknown },
      ]),
    ),
  );
}

const promisify =
  (callback: (...args: unknown[]) => void) =>
  (...args: unknown[]) =>
    new Promise((resolve, reject) => {
      callback(...args, (error: unknown, value: unknown) =>
        error ? reject(error) : resolve(value),
      );
    });

/** Node prints a warning, for those who maintain an older program. */
const deprecate = <Fn>(fn: Fn) => fn;

function inherits(child: { prototype: object; super_?: unknown }, parent: { prototype: object }) {
  child.super_ = parent;
  Object.setPrototypeOf(child.prototype, parent.prototype);
}

const url = {
  URL,
  URLSearchParams,
  fileURLToPath: (address: string | URL) => decodeURIComponent(new URL(address).pathname),
  pathToFileURL: (file: string) => new URL(`file://${file}`),
};

const events = Object.assign(EventEmitter, { EventEmitter });

/** What a program may import, by name without `node:`. */
export const packages: Record<(typeof nodePackages)[number], Namespace> = {
  assert: namespace({ ...assert }, assert),
  'assert/strict': namespace({ ...strictAssert }, strictAssert),
  buffer: namespace(bufferModule),
  crypto: namespace(nodeCrypto),
  events: namespace({ EventEmitter, once: events.once }, events),
  http: namespace({
    createServer,
    Server,
    IncomingMessage,
    ServerResponse,
    STATUS_CODES,
    METHODS,
  }),
  path: namespace(path),
  process: namespace({ env: process.env, argv: process.argv }, process),
  stream: namespace({ ...stream }, stream),
  test: namespace({ ...nodeTest }, nodeTest),
  timers: live(timersModule),
  'timers/promises': live(timersPromises),
  url: namespace(url),
  util: namespace({
    inspect: inspect.inspect,
    format: inspect.format,
    promisify,
    deprecate,
    inherits,
  }),
};
