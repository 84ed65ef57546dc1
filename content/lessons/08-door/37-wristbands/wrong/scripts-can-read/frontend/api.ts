export interface Person {
  name: string;
  role: string;
}

/** Logs somebody in. Says whether that worked. */
export async function logIn(fields: { email: string; password: string }): Promise<boolean> {
  return (await ask('POST', '/api/session', fields)).ok;
}

export async function logOut(): Promise<void> {
  await ask('DELETE', '/api/session');
}

/** Who is logged in; `null` for a guest. */
export async function readMe(): Promise<Person | null> {
  const response = await ask('GET', '/api/me');
  return response.ok ? response.json() : null;
}

function ask(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
