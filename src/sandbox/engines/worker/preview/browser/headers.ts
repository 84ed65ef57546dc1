import type { HeaderList } from '../../../../sandbox.ts';

/** The values of a header, joined with commas as HTTP allows, or `null` when it is absent. */
export function headerOf(headers: HeaderList, name: string): string | null {
  const found = headers.filter(([other]) => other.toLowerCase() === name);
  return found.length > 0 ? found.map(([, value]) => value).join(', ') : null;
}

/** The entries of a comma-separated header, in lower case. */
export function listOf(headers: HeaderList, name: string): string[] {
  return (headerOf(headers, name) ?? '')
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter(Boolean);
}

/** The header lines without those named, in lower case. */
export function withoutHeaders(headers: HeaderList, names: readonly string[]): HeaderList {
  return headers.filter(([name]) => !names.includes(name.toLowerCase()));
}
