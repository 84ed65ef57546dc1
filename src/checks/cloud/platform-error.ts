import type { z } from 'zod';

/** A platform does not take a file, or cannot do what it says. The message is in the platform's own style. */
export class PlatformError extends Error {
  override name = 'PlatformError';

  constructor(
    /** The file it is about, such as `backend/gcp/service.yaml`. */
    readonly file: string,
    message: string,
  ) {
    super(message);
  }
}

/** What is wrong with a value, apart from how a platform says so. */
export interface Fault {
  kind: 'unknown' | 'missing' | 'invalid';
  /** Place in the file: `spec.traffic[0].percent`. For unknown and missing fields, with the field's name. */
  place: string;
  /** Name of the field. */
  field: string;
  /** What was expected, in words. */
  expected: string;
}

type Issue = z.core.$ZodIssue;

/** The fault to tell first: a field that nobody knows often explains the one that is missing. */
export function firstFault(error: z.ZodError): Fault {
  const issues = error.issues.map((issue) => insideUnion(issue));
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!;
  const steps = [...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const field = issue.keys[0]!;
    return { kind: 'unknown', place: toPlace([...steps, field]), field, expected: '' };
  }
  const field = String(steps.at(-1) ?? '');
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  return {
    kind: isMissing ? 'missing' : 'invalid',
    place: toPlace(steps),
    field,
    expected: issue.message,
  };
}

/** Where several forms are allowed: what is wrong with the form that comes closest. */
function insideUnion(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const [closest = []] = issue.errors.toSorted((a, b) => a.length - b.length);
  const [first] = closest;
  return first ? insideUnion({ ...first, path: [...issue.path, ...first.path] }) : issue;
}

function toPlace(steps: readonly PropertyKey[]): string {
  return steps
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`,
    )
    .join('');
}
