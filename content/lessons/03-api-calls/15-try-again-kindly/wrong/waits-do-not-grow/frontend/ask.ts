/** Each wait is at most that long, in milliseconds. */
const LONGEST = 1000;
const RETRIES = 3;
/** What may go better in a moment. Other refusals are about the request itself. */
const TEMPORARY = [429, 502, 503, 504];

/** The kitchen said no. Nothing was done. */
export class Refused extends Error {}

/** Sends a request to the kitchen; a GET again, when it may help. Gives the answer if it is a good one; throws otherwise. */
export async function ask(path: string, options: RequestInit = {}): Promise<Response> {
  const retries = (options.method ?? 'GET') === 'GET' ? RETRIES : 0;
  for (let retry = 1; ; retry++) {
    await online();
    const response = await fetch(path, options).catch(() => null);
    if (response?.ok) return response;
    if (response && !TEMPORARY.includes(response.status)) throw new Refused(response.statusText);
    if (retry > retries) {
      throw response ? new Refused(response.statusText) : new Error('No answer came.');
    }
    await pause(asked(response) + Math.random() * LONGEST);
  }
}

/** Milliseconds for which the kitchen wants to be left alone. */
function asked(response: Response | null): number {
  return Number(response?.headers.get('retry-after') ?? 0) * 1000 || 0;
}

/** Waits until the device has a line. */
async function online(): Promise<void> {
  while (!navigator.onLine) {
    await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
