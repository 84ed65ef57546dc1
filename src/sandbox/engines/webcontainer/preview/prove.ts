import { READY_PATH } from '../container/protocol.ts';
import { openPageFrame } from './page-frame.ts';

/**
 * Shows a page of the gateway in a hidden frame and waits until our script in it speaks: what browsers and blockers may
 * keep from working shows here, before a learner's page depends on it. Resolves with whether it spoke in time.
 */
export async function provePreview(pageUrl: string, patienceMs: number): Promise<boolean> {
  const place = document.createElement('div');
  place.hidden = true;
  document.documentElement.append(place);
  const spoke = Promise.withResolvers<boolean>();
  const patience = setTimeout(() => spoke.resolve(false), patienceMs);
  const { href } = new URL(READY_PATH, pageUrl);
  const frame = openPageFrame(place, '', href, () => spoke.resolve(true));
  try {
    return await spoke.promise;
  } finally {
    clearTimeout(patience);
    frame.close();
    place.remove();
  }
}
