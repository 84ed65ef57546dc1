import type { Channel } from './channel.ts';

/**
 * Gives the page a `document.cookie`. The jar is on the other side of the line, and this is a copy of what scripts may
 * see: a write shows here at once, and is corrected by what the jar made of it.
 */
export function replaceCookies(channel: Channel, first: string): void {
  let shown = first;
  let written = 0;

  channel.receive('cookies', (news) => {
    // An answer to an older write would hide the newest one.
    if (news.written === null || news.written === written) shown = news.cookies;
  });

  Object.defineProperty(document, 'cookie', {
    configurable: true,
    get: () => shown,
    set(value: unknown) {
      const line = String(value);
      written++;
      shown = withCookie(shown, line);
      channel.send({ type: 'cookie-written', written, line });
    },
  });
}

/** What a jar that holds `cookies` most likely shows after `line` was written. */
function withCookie(cookies: string, line: string): string {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const name = pair.split('=')[0]!;
  const others = cookies.split('; ').filter((other) => other && other.split('=')[0] !== name);
  const value = (key: string) =>
    attributes.find((attribute) => attribute.toLowerCase().startsWith(`${key}=`))?.split('=')[1];
  const age = value('max-age');
  const gone = age === undefined ? Date.parse(value('expires') ?? '') <= Date.now() : +age <= 0;
  return [...others, ...(gone ? [] : [pair])].join('; ');
}
