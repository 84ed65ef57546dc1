import type { SandboxResponse } from '#sandbox/sandbox.ts';
import { CheckFailure } from './failure.ts';
import { byName } from './headers.ts';

/** A response to a request of the check. Names as in Playwright's `APIResponse`. */
export interface CheckResponse {
  readonly status: number;
  /** Headers by lower-case name; values of the same name are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** Headers as they came. `set-cookie` has a line for each cookie. */
  readonly headersArray: readonly { name: string; value: string }[];
  readonly text: string;
  /** The body read as JSON. Throws a `CheckFailure` when it is not. */
  json(): unknown;
}

/** The answer to `line`, such as `GET /api/menu`, as checks read it. */
export function toResponse(
  line: string,
  { status, headers, body }: SandboxResponse,
): CheckResponse {
  const text = new TextDecoder().decode(body);
  return {
    status,
    headers: byName(headers),
    headersArray: headers.map(([name, value]) => ({ name, value })),
    text,
    json() {
      try {
        return JSON.parse(text) as unknown;
      } catch (cause) {
        const seen = `The answer to ${line} is “${text.slice(0, 120)}”.`;
        throw new CheckFailure({ seen, expected: 'The answer is JSON.' }, { cause });
      }
    },
  };
}
