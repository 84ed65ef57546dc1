/** Milliseconds after which nobody waits any more. */
const PATIENCE = 8000;

/** Why there is no good answer. The message is for the guest. */
export class Failure extends Error {
  constructor(
    readonly kind: 'given up' | 'late' | 'unreachable' | 'refused' | 'strange',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Sends a request to the kitchen. Gives what it answers if that has the right shape, and nothing when it has nothing to
 * say. Throws a `Failure` otherwise.
 */
export async function api<Value>(
  path: string,
  isRight: (value: unknown) => value is Value,
  options: RequestInit = {},
): Promise<Value> {
  const late = Symbol('late');
  const clock = new Promise<symbol>((resolve) => setTimeout(() => resolve(late), PATIENCE));
  try {
    const response = await Promise.race([fetch(path, options), clock]);
    if (!(response instanceof Response)) {
      throw new Failure('late', 'The kitchen takes too long. Ask again later.');
    }
    const value = await read(response);
    if (!response.ok) throw refusal(value);
    if (!isRight(value)) throw new Failure('strange', 'The kitchen said something strange.');
    return value;
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (options.signal?.aborted) throw new Failure('given up', '');
    throw new Failure('unreachable', 'The kitchen cannot be reached.');
  }
}

/** The body of an answer, if it is JSON or empty. Anything else comes from somebody in between. */
async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/([\w.]+\+)?json\b/.test(type)) {
    throw new Failure('unreachable', 'The kitchen cannot be reached.');
  }
  return response.json();
}

function refusal(problem: unknown): Failure {
  const hasTitle = typeof problem === 'object' && problem !== null && 'title' in problem;
  return new Failure('refused', hasTitle ? String(problem.title) : 'The kitchen said no.');
}
