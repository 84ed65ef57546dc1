/** Luz has logged in, and this is what she was given for it. */
const TOKEN = 'token-5d1c';

/** Asks the one address that the page knows. Throws with a sentence for people when the answer is not good. */
export async function ask<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const response = await fetch(path, { ...init, headers });
  if (response.ok) return response.json();
  const number = response.headers.get('x-request-id');
  throw new Error(`The answer was ${response.status}${number ? `, request ${number}` : ''}.`);
}
