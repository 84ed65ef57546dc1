import { formatWithOptions, inspect } from '../inspect/inspect.ts';

/** How Node prints the classes of the web. The browser's own keep their fields where `inspect` does not look. */

type Options = Parameters<typeof inspect>[1] & { breakLength?: number };
type Show = (this: never, depth: number, options: Options) => unknown;

const custom = Symbol.for('nodejs.util.inspect.custom');

function teach(classes: readonly { prototype: object }[], show: Show): void {
  for (const { prototype } of classes) {
    Object.defineProperty(prototype, custom, { value: show, configurable: true, writable: true });
  }
}

/** Prints the fields that a class has, after its name. */
const fields = (name: string, names: readonly string[]): Show =>
  function (this: never, depth, options) {
    if (depth < 0) return this;
    const shown = Object.fromEntries(names.map((field) => [field, this[field] as unknown]));
    return `${name} ${formatWithOptions({ ...options, depth }, shown)}`;
  };

const address = 'href origin protocol username password host hostname port pathname search';
const answer = 'status statusText headers body bodyUsed ok redirected type url';
const asked =
  'method url headers destination referrer referrerPolicy mode credentials cache redirect integrity keepalive signal';

/** Lets this process print what Node prints. Takes the classes that programs see. */
export function inspectAsNode(Request: typeof self.Request, Response: typeof self.Response): void {
  teach([URL], fields('URL', [...address.split(' '), 'searchParams', 'hash']));
  teach([Response], fields('Response', answer.split(' ')));
  teach([Request], fields('Request', asked.split(' ')));
  teach([AbortSignal], fields('AbortSignal', ['aborted']));
  teach([AbortController], fields('AbortController', ['signal']));
  teach([Blob], fields('Blob', ['size', 'type']));
  teach([Headers], function (this: Headers, depth, options) {
    return `Headers ${formatWithOptions({ ...options, depth }, Object.fromEntries(this))}`;
  } as Show);
  teach([URLSearchParams], function (this: URLSearchParams, depth, options) {
    if (depth < 0) return '[Object]';
    const pairs = [...this].map((pair) => pair.map((text) => inspect(text, options)).join(' => '));
    if (pairs.length === 0) return 'URLSearchParams {}';
    const isLong = pairs.join(', ').length > (options.breakLength ?? 80);
    return isLong
      ? `URLSearchParams {\n  ${pairs.join(',\n  ')} }`
      : `URLSearchParams { ${pairs.join(', ')} }`;
  } as Show);
}
