/** Sets the service worker up for a page, and says when a new version of the course is ready. */
import { Workbox } from 'workbox-window';
import { readSetting } from '#lib/settings.ts';
import { OFFLINE_SETTING, WORKER } from './names.ts';
import { offer } from './notice.ts';

/** Whether the course is stored without being asked for: not when it was removed, nor where data is dear. */
export function isWanted(setting: unknown, savesData: boolean): boolean {
  return setting === 'on' || (setting !== 'off' && !savesData);
}

/** Registers the worker if the learner has nothing against it. Rejects where the browser refuses. */
export async function registerIfWanted(): Promise<void> {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (isWanted(readSetting(OFFLINE_SETTING), connection?.saveData === true)) await register();
}

async function register(): Promise<void> {
  const worker = new Workbox(WORKER, { updateViaCache: 'none' });
  let hadOne = Boolean(navigator.serviceWorker.controller);
  let isAsked = false;
  worker.addEventListener('waiting', () => {
    offer('A new version of the course is ready.', 'Use it now', () => {
      isAsked = true;
      worker.messageSkipWaiting();
    });
  });
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) location.reload();
    // This page goes on with what it has; its scripts stay until it is left.
    else if (hadOne)
      offer('Another tab uses a new version of the course.', 'Reload this page', () =>
        location.reload(),
      );
    hadOne = true;
  });
  await worker.register({ immediate: true });
}
