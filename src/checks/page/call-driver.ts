import { PreviewGoneError, type Tab } from '#sandbox/sandbox.ts';
import { CheckFailure } from '../failure.ts';
import { driverName, type DriverFunctions } from './protocol.ts';

/** Calls a function of the driver inside the frame. */
export type CallDriver = <K extends keyof DriverFunctions>(
  name: K,
  ...parameters: Parameters<DriverFunctions[K]>
) => Promise<Awaited<ReturnType<DriverFunctions[K]>>>;

/** How often a call goes on in the next page when its page was replaced, as after a link. */
const PAGES = 3;

/** These are about the page that was there when they began. */
const tied: (keyof DriverFunctions)[] = ['seenSince'];

/**
 * Creates the way to the driver for one check. A call that waits while the page is replaced, as after a link, goes on in
 * the new page. A page that does not stay is a `CheckFailure`.
 */
export function createCallDriver(preview: Tab, signal: AbortSignal): CallDriver {
  return async (name, ...parameters) => {
    for (let page = 1; ; page++) {
      signal.throwIfAborted();
      try {
        return (await preview.call(driverName(name), ...parameters)) as never;
      } catch (error) {
        if (!(error instanceof PreviewGoneError)) throw error;
        if (page === PAGES || tied.includes(name)) throw wentAway(error);
      }
    }
  };
}

/** The failure of a page that was replaced by another. */
export function wentAway(cause?: PreviewGoneError): CheckFailure {
  const seen = 'The page went away before it was done.';
  const finding = { seen, expected: 'The page stays while you use it.' };
  return new CheckFailure(finding, cause && { cause });
}
