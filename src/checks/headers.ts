import type { HeaderList } from '#sandbox/sandbox.ts';

/** Headers by lower-case name; values of the same name are joined by a comma. */
export function byName(headers: HeaderList): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    result[key] = key in result ? `${result[key]}, ${value}` : value;
  }
  return result;
}
