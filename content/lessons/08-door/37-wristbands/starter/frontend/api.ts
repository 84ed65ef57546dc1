export interface Person {
  name: string;
  role: string;
}

/** Logs somebody in. Says whether that worked. */
export async function logIn(fields: { email: string; password: string }): Promise<boolean> {
  const response = await ask('POST', '/api/session', fields);
  if (!response.ok) return false;
  const { id } = await response.json();
  localStorage.setItem('user', id);
  return true;
}

export async function logOut(): Promise<void> {
  localStorage.removeItem('user');
}

/** Who is logged in; `null` for a guest. */
export async function readMe(): Promise<Person | null> {
  const response = await ask('GET', '/api/me');
  return response.ok ? response.json() : null;
}

function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const user = localStorage.getItem('user');
  return fetch(path, {
    method,
    headers: {
      ...(user && { 'x-user': user }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: JSON.stringify(body),
  });
}
