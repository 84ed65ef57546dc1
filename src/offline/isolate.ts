/** What `public/_headers` asks of a host; without them no page is isolated, as the WebContainer needs it. */
const wanted = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const bodiless = [204, 205, 304];

/** The response with these headers, where the host did not send them: some hosts cannot be told to. */
export function isolate(response: Response): Response {
  // A redirection that is for the browser to follow, or an error: it must be passed on as it is.
  if (response.status === 0 || response.status === 101 || response.redirected) return response;
  if (Object.keys(wanted).every((name) => response.headers.has(name))) return response;
  const { status, statusText, body } = response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(wanted))
    if (!headers.has(name)) headers.set(name, value);
  return new Response(bodiless.includes(status) ? null : body, { status, statusText, headers });
}
