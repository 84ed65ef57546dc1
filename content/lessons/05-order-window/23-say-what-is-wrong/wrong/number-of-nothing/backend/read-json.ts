/** Bytes of a body. An order needs a hundred. */
const MAX_BYTES = 10_000;

type Read = { trouble: null; value: unknown } | { trouble: 'too long' | 'not JSON' };

/** Reads the body of a request as JSON, and stops reading when it is too long. */
export async function readJson({ body }: Request): Promise<Read> {
  const decoder = new TextDecoder();
  const reader = body?.getReader();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) break;
    bytes += value.length;
    if (bytes > MAX_BYTES) {
      await reader?.cancel();
      return { trouble: 'too long' };
    }
    text += decoder.decode(value, { stream: true });
  }
  try {
    return { trouble: null, value: JSON.parse(text) };
  } catch {
    return { trouble: 'not JSON' };
  }
}
