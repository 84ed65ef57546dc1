import type { HeaderList } from '../../../../sandbox.ts';
import { headerOf, listOf } from './headers.ts';
import { unsafeHeaders, type CorsRequest } from './cors.ts';

/** Seconds a browser remembers a preflight that does not say, and the most Chromium keeps. */
const USUAL_AGE = 5;
const LONGEST_AGE = 7200;

interface Permission {
  key: string;
  methods: string[];
  headers: string[];
  until: number;
}

/** Remembers what servers allowed, so that not every request is preceded by a preflight. */
export interface Preflights {
  allow(request: CorsRequest, url: URL): boolean;
  remember(request: CorsRequest, url: URL, answer: HeaderList): void;
  clear(): void;
}

/** Creates an empty memory. `now` gives milliseconds. */
export function createPreflights(now: () => number = () => performance.now()): Preflights {
  let permissions: Permission[] = [];
  const keyOf = ({ origin, credentialed }: CorsRequest, url: URL) =>
    `${origin} ${credentialed} ${url.href}`;

  return {
    allow(request, url) {
      const { method, headers } = request;
      const names = unsafeHeaders(headers);
      return permissions.some(
        (known) =>
          known.key === keyOf(request, url) &&
          known.until > now() &&
          (known.methods.includes(method) || ['GET', 'HEAD', 'POST'].includes(method)) &&
          names.every((name) => known.headers.includes(name)),
      );
    },
    remember(request, url, answer) {
      const age = headerOf(answer, 'access-control-max-age');
      const seconds = age === null || Number.isNaN(Number(age)) ? USUAL_AGE : Number(age);
      permissions = permissions.filter(({ until }) => until > now());
      permissions.push({
        key: keyOf(request, url),
        methods: [
          request.method,
          ...listOf(answer, 'access-control-allow-methods').map((method) => method.toUpperCase()),
        ],
        headers: [
          ...unsafeHeaders(request.headers),
          ...listOf(answer, 'access-control-allow-headers'),
        ],
        until: now() + Math.min(seconds, LONGEST_AGE) * 1000,
      });
    },
    clear: () => void (permissions = []),
  };
}
