import { inspect } from '../inspect/inspect.ts';
import { toLearnerStack } from '../../../../compile/learner-stack.ts';
import type { TestError } from '../../tests/events.ts';

/** Why a test failed, when it was not the test's own code: its time was up, or something around it ended. */
export class TestFailure extends Error {
  constructor(
    message: string,
    readonly kind: 'cancelled' | 'subtests' | 'code' = 'code',
  ) {
    super(message);
  }
}

/** An error as plain data, printed as Node's reporter prints it. */
export function toTestError(error: unknown): TestError {
  if (error instanceof TestFailure) {
    const isOfSubtests = error.kind === 'subtests';
    return { message: error.message, text: inspect(error.message), isOfSubtests };
  }
  const message = error instanceof Error ? error.message : inspect(error);
  const text = inspect(error instanceof Error ? withPlainStack(error) : error);
  return { message, text, isOfSubtests: false };
}

/** A likeness of an error whose stack has the same form in every browser, and only the learner's frames. */
function withPlainStack(error: Error): Error {
  const { code } = error as { code?: unknown };
  const named = typeof code === 'string' && code.startsWith('ERR_') ? ` [${code}]` : '';
  const frames = toLearnerStack(error.stack ?? '').lines.map((line) => `    at ${line}`);
  const stack = [`${error.name}${named}: ${error.message}`, ...frames].join('\n');
  const copy = Object.create(Object.getPrototypeOf(error) as object) as Error;
  for (const key of Reflect.ownKeys(error)) {
    if (key === 'stack') continue;
    Object.defineProperty(copy, key, Object.getOwnPropertyDescriptor(error, key)!);
  }
  return Object.defineProperty(copy, 'stack', { value: stack });
}
