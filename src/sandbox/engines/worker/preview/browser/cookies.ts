import { Cookie, CookieJar } from 'tough-cookie';

/** How near a request is to the page it leaves from, as SameSite has it. */
export type SameSiteContext = 'strict' | 'lax' | 'none';

/** The preview's cookies, by the rules of browsers. Ports do not separate cookies. */
export interface Cookies {
  /** Value of the `cookie` header for a request, or '' without any. */
  forRequest(url: URL, context: SameSiteContext): string;
  /** Keeps one `set-cookie` line of an answer, unless the rules forbid it. */
  fromResponse(line: string, url: URL, context: SameSiteContext): void;
  /** What `document.cookie` shows: never those that are HttpOnly. */
  forScript(url: URL): string;
  /** What assigning to `document.cookie` does. */
  fromScript(line: string, url: URL): void;
}

/** Creates an empty jar. */
export function createCookies(): Cookies {
  const jar = new CookieJar(undefined, { rejectPublicSuffixes: false });

  function keep(line: string, url: URL, sameSiteContext: SameSiteContext, http: boolean): void {
    const cookie = Cookie.parse(line);
    if (!cookie) return;
    const { sameSite, domain } = cookie;
    // No cookie for a whole top-level domain: evil.test would set it for thepass.test.
    if (domain && domain !== url.hostname && !domain.includes('.')) return;
    // Browsers take a cookie that does not say for Lax, and want Secure with None.
    if (sameSite === 'none' && !cookie.secure) return;
    if (sameSite === undefined) cookie.sameSite = 'lax';
    jar.setCookieSync(cookie, url.href, { http, sameSiteContext, ignoreError: true });
  }

  return {
    forRequest: (url, sameSiteContext) => jar.getCookieStringSync(url.href, { sameSiteContext }),
    fromResponse: (line, url, context) => keep(line, url, context, true),
    forScript: (url) => jar.getCookieStringSync(url.href, { http: false }),
    fromScript: (line, url) => keep(line, url, 'strict', false),
  };
}
