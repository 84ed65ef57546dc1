/** The part of an address after the host: what `url.parse` gives for the target of a request. */
interface Parsed {
  href: string;
  path: string;
  pathname: string;
  search: string | null;
  query: string | null;
  hash: string | null;
}

/** Splits the target of a request, which begins with a slash or with a scheme and a host. */
function parse(address: string): Parsed {
  const [, target = address] = /^[a-z][\w+.-]*:\/\/[^/?#]*(.*)$/i.exec(address) ?? [];
  const [, pathname = '', search = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(target)!;
  return {
    href: address,
    path: pathname + search,
    pathname,
    search: search || null,
    query: search ? search.slice(1) : null,
    hash: hash || null,
  };
}

/** `node:url` for packages that still use the old way to read addresses. */
export default { URL, URLSearchParams, parse };
