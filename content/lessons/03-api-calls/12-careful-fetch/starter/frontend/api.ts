/** Sends a request to the kitchen, and gives what it answers. */
export async function api(path: string, options: RequestInit = {}): Promise<unknown> {
  const response = await fetch(path, options);
  return response.json();
}
