/**
 * Paths that a Markdown text names: relative links, and code spans that look like a path (`src/course/`, `checks.ts`).
 * Code spans with blanks, patterns, web addresses, media types and package names are no paths.
 */
export function namedPaths(markdown: string): string[] {
  const prose = markdown.replace(/^```.*?^```/gms, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  const paths = [
    ...links.map((target) => target.replace(/#.*$/, '')).filter((target) => !target.includes(':')),
    ...spans.filter(isPath),
  ];
  return [...new Set(paths)].filter((path) => path !== '');
}

function isPath(code: string): boolean {
  if (!/^[\w.-]+(\/[\w.-]+)*\/?$/.test(code)) return false;
  if (/^(text|application|image|font)\//.test(code)) return false;
  return code.endsWith('/') || /\.(ts|tsx|mjs|json|md|mdx|yaml|css|html|png)$/.test(code);
}
