import path from 'path-browserify';
import { StringDecoder } from 'string_decoder/';
import type { Namespace } from '../../../compile/link.ts';
import type { nodePackages } from '../../../packages/node-modules.ts';
import { assert, strictAssert } from './assert/assert.ts';
import { bufferModule } from './buffer.ts';
import { nodeCrypto } from './crypto/module.ts';
import { events } from './events.ts';
import { nodeFs } from './fs/module.ts';
import { promises } from './fs/promises.ts';
import { nodeHttp } from './http/module.ts';
import { os } from './os.ts';
import { perfHooks } from './performance.ts';
import { process } from './process-object.ts';
import { querystring } from './querystring.ts';
import { streamConsumers } from './stream-consumers.ts';
import { streamWeb } from './stream-web.ts';
import { stream } from './stream.ts';
import { nodeTest } from './test/module.ts';
import { timersModule, timersPromises } from './timers.ts';
import { nodeUrl } from './url.ts';
import { nodeUtil } from './node-util/module.ts';
import { types } from './node-util/types.ts';

const PROCESS_NAMES = [
  'arch',
  'argv',
  'cwd',
  'emitWarning',
  'env',
  'execArgv',
  'exit',
  'exitCode',
  'hrtime',
  'kill',
  'nextTick',
  'off',
  'on',
  'once',
  'pid',
  'platform',
  'stderr',
  'stdin',
  'stdout',
  'title',
  'uptime',
  'version',
  'versions',
] as const;

/** Makes an ES namespace of a CommonJS-style module: its members by name, and the whole as default. */
function namespace(members: object, whole: unknown = members): Namespace {
  return { ...members, default: whole, __esModule: true };
}

/** The same for a module whose members can be replaced while the program runs, as `mock.timers` does. */
function live(members: object, whole: unknown = members): Namespace {
  return Object.defineProperties(
    namespace({}, whole),
    Object.fromEntries(
      Object.keys(members).map((name) => [
        name,
        { enumerable: true, get: () => (members as never)[name] as unknown },
      ]),
    ),
  );
}

/** What programs import of `process` by name. Its functions have no object there to be called on. */
const processMembers: object = Object.defineProperties(
  {},
  Object.fromEntries(
    PROCESS_NAMES.map((name) => [
      name,
      {
        enumerable: true,
        get() {
          const member: unknown = process[name];
          return typeof member === 'function' && !('bigint' in member)
            ? (member.bind(process) as unknown)
            : member;
        },
      },
    ]),
  ),
);

/** What a program may import, by name without `node:`. */
export const packages: Record<(typeof nodePackages)[number], Namespace> = {
  assert: namespace({ ...assert }, assert),
  'assert/strict': namespace({ ...strictAssert }, strictAssert),
  buffer: namespace(bufferModule),
  console: namespace(self.console),
  crypto: namespace(nodeCrypto),
  events: namespace({ ...events, once: events.once }, events),
  fs: namespace(nodeFs),
  'fs/promises': namespace(promises),
  http: namespace(nodeHttp),
  os: namespace(os),
  path: namespace(path),
  'path/posix': namespace(path),
  perf_hooks: namespace(perfHooks),
  process: live(processMembers, process),
  querystring: namespace(querystring),
  stream: namespace({ ...stream }, stream),
  'stream/consumers': namespace(streamConsumers),
  'stream/promises': namespace({ ...stream.promises }),
  'stream/web': namespace(streamWeb),
  string_decoder: namespace({ StringDecoder }),
  test: namespace({ ...nodeTest }, nodeTest),
  timers: live(timersModule),
  'timers/promises': live(timersPromises),
  url: namespace(nodeUrl),
  util: namespace(nodeUtil),
  'util/types': namespace(types),
};
