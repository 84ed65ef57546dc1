import type { QueryEvent } from '#sandbox/wire/events.ts';

/** A statement on one line. Strings in quotes stay as they are. */
export function toOneLine(text: string): string {
  return text
    .split(/('(?:[^']|'')*')/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/\s+/g, ' ')))
    .join('')
    .trim();
}

/** What came of a query: `3 rows · 0.8 ms · 12 pages read`, or its error. */
export function toFacts({ rows, durationMs, pagesRead, error }: QueryEvent): string {
  const time = durationMs < 10 ? `${durationMs.toFixed(1)} ms` : `${Math.round(durationMs)} ms`;
  if (error) return `${error.message} (SQLSTATE ${error.code}) · ${time}`;
  const pages =
    pagesRead === null ? '' : ` · ${pagesRead} ${pagesRead === 1 ? 'page' : 'pages'} read`;
  return `${rows} ${rows === 1 ? 'row' : 'rows'} · ${time}${pages}`;
}

/** The values of a query: `$1 = 7, $2 = NULL`; long ones are cut. */
export function toParameters(parameters: QueryEvent['parameters']): string {
  return parameters
    .map((value, index) => {
      const text = value === null ? 'NULL' : value.length > 60 ? `${value.slice(0, 60)}…` : value;
      return `$${index + 1} = ${text}`;
    })
    .join(', ');
}
