/** Sends a request to the kitchen. Gives the answer if it is a good one; throws otherwise. */
export async function ask(path: string, options: RequestInit = {}): Promise<Response> {
  // The kitchen has hiccups, so ask until it works.
  for (let attempt = 1; attempt <= 40; attempt++) {
    const response = await fetch(path, options).catch(() => null);
    if (response?.ok) return response;
  }
  throw new Error(`${path} could not be asked for.`);
}
