const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
};

/** The media type of a text file by its name, as a development server sends it. */
export function contentTypeOf(path: string): string {
  return types[path.split('.').at(-1)!] ?? 'text/plain; charset=utf-8';
}
