import { Cookie, CookieJar } from 'tough-cookie';

/** A cookie that somebody keeps. Names as in Playwright. */
export interface KeptCookie {
  name: string;
  value: string;
  path: string;
  httpOnly: boolean;
  secure: boolean;
  /** `unset`: the answer did not say. */
  sameSite: 'strict' | 'lax' | 'none' | 'unset';
  /** When it runs out, in milliseconds since 1970; `null` when it goes with the browser. */
  expires: number | null;
}

/** The cookies of one person who asks the kitchen without a page. */
export interface Jar {
  /** Value of the `cookie` header for a request, or '' without any. */
  forRequest(url: string): string;
  /** Keeps one `set-cookie` line of an answer. What is no cookie is not kept. */
  keep(line: string, url: string): void;
  /** All that have not run out. */
  all(): KeptCookie[];
}

/** Creates an empty jar that goes by the clock `now`. */
export function createJar(now: () => number): Jar {
  const jar = new CookieJar(undefined, { rejectPublicSuffixes: false });
  const isLeft = ({ expires }: Cookie) => !(expires instanceof Date) || expires.getTime() > now();

  return {
    forRequest: (url) =>
      jar
        // The jar itself asks the machine's clock.
        .getCookiesSync(url, { expire: false })
        .filter(isLeft)
        .map((cookie) => cookie.cookieString())
        .join('; '),
    keep(line, url) {
      const cookie = Cookie.parse(line);
      if (!cookie) return;
      if (typeof cookie.maxAge === 'number') {
        cookie.expires = new Date(now() + cookie.maxAge * 1000);
        cookie.maxAge = null;
      }
      jar.setCookieSync(cookie, url, { ignoreError: true });
    },
    all: () =>
      jar
        .serializeSync()!
        .cookies.map((cookie) => Cookie.fromJSON(cookie)!)
        .filter(isLeft)
        .map(({ key, value, path, httpOnly, secure, sameSite, expires }) => ({
          name: key,
          value,
          path: path ?? '/',
          httpOnly,
          secure,
          sameSite: (sameSite ?? 'unset') as KeptCookie['sameSite'],
          expires: expires instanceof Date ? expires.getTime() : null,
        })),
  };
}
