import { coded } from './node-error.ts';
import { fileURLToPath, pathToFileURL } from './fs/paths.ts';

/** The fields that `http.request` takes, out of an address. */
function urlToHttpOptions(url: URL): object {
  const { protocol, hostname, hash, search, pathname, href, port, username, password } = url;
  return {
    protocol,
    hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
    hash,
    search,
    pathname,
    path: pathname + search,
    href,
    ...(port && { port: Number(port) }),
    ...((username || password) && {
      auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}`,
    }),
  };
}

/** The browser's own `URL`, whose error is Node's. */
const NodeURL = new Proxy(self.URL, {
  construct(target, args: unknown[], newTarget: NewableFunction) {
    try {
      return Reflect.construct(target, args, newTarget) as URL;
    } catch (error) {
      if (args.length === 0 || !(error instanceof TypeError)) throw error;
      const [input, base] = args.map(String);
      const invalid = coded(new TypeError('Invalid URL'), 'ERR_INVALID_URL');
      throw Object.assign(invalid, { input, ...(base !== undefined && { base }) });
    }
  },
});
Object.defineProperty(URL.prototype, 'constructor', { value: NodeURL });

/** `node:url`. */
export const nodeUrl = {
  URL: NodeURL,
  URLSearchParams,
  fileURLToPath,
  pathToFileURL,
  urlToHttpOptions,
};
