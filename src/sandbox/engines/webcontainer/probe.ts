/**
 * Asks whether this page can reach the runtime's host at all. `refused` (nobody there, no such name, a blocker) is
 * known within milliseconds and is final. `silent` proves nothing: the line may be slow.
 */
export async function probe(
  origin: string,
  timeoutMs: number,
): Promise<'answered' | 'refused' | 'silent'> {
  try {
    await fetch(`${origin}/headless`, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return 'answered';
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'silent' : 'refused';
  }
}
