import type { HeaderList } from '#sandbox/sandbox.ts';

/** A cookie as it stands in a header. */
export interface ShownCookie {
  name: string;
  value: string;
  /** What the server asks of the browser: `Path=/; HttpOnly`. Empty for cookies that were sent. */
  terms: string;
}

/** The cookies a request carried. */
export function cookiesSent(headers: HeaderList): ShownCookie[] {
  return valuesOf(headers, 'cookie').flatMap((value) =>
    value
      .split(';')
      .filter((pair) => pair.trim() !== '')
      .map((pair) => ({ ...toPair(pair), terms: '' })),
  );
}

/** The cookies a response set. */
export function cookiesSet(headers: HeaderList): ShownCookie[] {
  return valuesOf(headers, 'set-cookie').map((value) => {
    const [pair = '', ...terms] = value.split(';');
    return { ...toPair(pair), terms: terms.map((term) => term.trim()).join('; ') };
  });
}

function valuesOf(headers: HeaderList, wanted: string): string[] {
  return headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
}

function toPair(text: string): { name: string; value: string } {
  const at = text.indexOf('=');
  if (at < 0) return { name: '', value: text.trim() };
  return { name: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}
