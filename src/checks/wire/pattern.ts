/** The parts of a request that a pattern looks at. */
interface Addressed {
  method: string;
  url: string;
}

/**
 * Whether a request has that method (`*` for any) and that path: `matches('GET', '/api/dishes')`. A path also stands for
 * itself with a query; with a `?` in it, the query must be the same. `*` stands for one step of the path, `**` for any.
 */
export function matches(method: string, path: string): (request: Addressed) => boolean {
  if (!path.startsWith('/')) throw new Error(`“${path}” is no path: paths begin with /.`);
  const steps = path.split(/(\*\*|\*)/).map((part) => {
    if (part === '**') return '.*';
    return part === '*' ? '[^/?]*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  const whole = new RegExp(`^${steps.join('')}$`);
  const wanted = method.toUpperCase();
  return (request) => {
    const { pathname, search } = new URL(request.url);
    if (wanted !== '*' && request.method !== wanted) return false;
    return whole.test(path.includes('?') ? pathname + search : pathname);
  };
}

/** A request in one line, as learners read it: `GET /api/dishes?q=dal`. With the host when it is not local. */
export function lineOf({ method, url }: Addressed): string {
  const { hostname, pathname, search, origin } = new URL(url);
  return `${method} ${hostname === 'localhost' ? '' : origin}${pathname}${search}`;
}
