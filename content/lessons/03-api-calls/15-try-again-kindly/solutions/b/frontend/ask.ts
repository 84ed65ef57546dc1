/** Longest waits before the second, third and fourth attempt, in milliseconds. */
const waits = [1000, 2000, 4000];

/** Sends a request to the kitchen, once. Waits for a line first. */
export async function send(path: string, options?: RequestInit): Promise<Response> {
  if (!navigator.onLine) {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    addEventListener('online', resolve, { once: true });
    await promise;
  }
  return fetch(path, options);
}

/** Reads something from the kitchen, and tries again when that may help. Gives the answer if it is a good one. */
export async function ask(path: string): Promise<Response> {
  for (const longest of waits) {
    const result = await send(path).catch(() => 'lost' as const);
    if (result !== 'lost' && result.ok) return result;
    if (result !== 'lost' && !mayPass(result.status)) throw new Error(`Answer ${result.status}`);
    const told = result === 'lost' ? null : result.headers.get('retry-after');
    // Half of the wait is certain, so that nobody comes back at once.
    const own = longest / 2 + (Math.random() * longest) / 2;
    const wait = Math.max(own, told ? Number(told) * 1000 + Math.random() * 500 : 0);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  const last = await send(path);
  if (!last.ok) throw new Error(`Answer ${last.status}`);
  return last;
}

function mayPass(status: number): boolean {
  return status === 429 || (status >= 502 && status <= 504);
}
