import { z } from 'astro/zod';
import { nearestWord } from '#lib/nearest-word.ts';

type Issue = z.core.$ZodIssue;

/** An author's mistake in a content file: names the file, the field and the remedy. */
export class ContentError extends Error {
  override name = 'ContentError';
}

/**
 * Checks what an author wrote in `file` and returns it with defaults filled in. Throws a `ContentError` with one line
 * per mistake.
 */
export function parseEntry<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  file: string,
): z.output<Schema> {
  const result = schema.safeParse(data, { reportInput: true });
  if (result.success) return result.data;
  const lines = result.error.issues.flatMap((issue) => toMistakes(schema, issue));
  throw new ContentError(lines.map((line) => `${file}: ${line}`).join('\n'));
}

function toMistakes(schema: z.ZodType, issue: Issue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownField(schema, issue.path, key));
  }
  const field = `field "${toFieldName(issue.path)}"`;
  const described = fieldAt(schema, issue.path)?.description;
  const about = described ? ` It is: ${described}` : '';
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [`${field} is missing — add it.${about}`];
  }
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String);
    const near = nearestWord(String(issue.input), words);
    const remedy = near ? `did you mean "${near}"?` : `write one of ${words.join(', ')}.`;
    return [`${field} may not be ${JSON.stringify(issue.input)} — ${remedy}`];
  }
  const given = issue.input === undefined ? '' : ` (it is ${JSON.stringify(issue.input)})`;
  return [`${field} is not right: ${issue.message}${given}.${about}`];
}

function unknownField(schema: z.ZodType, path: PropertyKey[], key: string): string {
  const known = fieldNames(fieldAt(schema, path));
  const near = nearestWord(key, known);
  const remedy = near ? `did you mean "${near}"?` : `known fields: ${known.join(', ')}.`;
  return `field "${toFieldName([...path, key])}" is unknown — ${remedy}`;
}

/** `planned[2].title` for the path planned, 2, title. */
function toFieldName(path: PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

/** The schema of the field at `path`, looking through defaults and optionals. */
function fieldAt(schema: z.ZodType, path: PropertyKey[]): z.ZodType | undefined {
  let field: z.ZodType | undefined = schema;
  for (const part of path) {
    const inner = unwrap(field);
    if (inner instanceof z.ZodArray) field = inner.element as z.ZodType;
    else if (inner instanceof z.ZodObject)
      field = (inner.shape as z.ZodRawShape)[String(part)] as z.ZodType;
    else return undefined;
    if (!field) return undefined;
  }
  return field;
}

function fieldNames(schema: z.ZodType | undefined): string[] {
  const inner = unwrap(schema);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  let inner = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional) {
    inner = inner.unwrap() as z.ZodType;
  }
  return inner;
}
