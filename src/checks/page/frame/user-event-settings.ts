/**
 * What user-event takes from DOM Testing Library, with that library's defaults: nothing wraps events, nothing waits.
 * `bundled.ts` puts it in that library's place.
 */
export function getConfig() {
  return {
    asyncWrapper: <T>(work: () => T): T => work(),
    eventWrapper: <T>(dispatch: () => T): T => dispatch(),
    getElementError: (message: string | null) => new Error(message ?? ''),
  };
}
