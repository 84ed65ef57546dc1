/** What of the course is on this device, and the ways to change that. For the page that shows it. */
import { readSetting, writeSetting } from '#lib/settings.ts';
import { sizeOf, type KeptFiles } from './files.ts';
import { cacheNames, OFFLINE_SETTING, WORKER, type FirstProgress, type Question } from './names.ts';
import { missingFrom, takeAlong } from './take-along.ts';

/** What is stored, in bytes. `null` instead when nothing is, or not yet. */
export interface Stored {
  first: number;
  large: number;
  /** All of the large files. */
  largeTotal: number;
}

/** Whether this browser can keep the course at all: not in some private windows, nor where a page came by plain http. */
export const canStore = () => 'serviceWorker' in navigator && 'caches' in globalThis;

/** Looks what is here. */
export async function readStored(): Promise<Stored | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  const isRemoved = readSetting(OFFLINE_SETTING) === 'off' || !(await caches.has(cacheNames.first));
  if (!registration?.active || isRemoved) return null;
  const { first, large } = await filesOf(registration.active);
  const missing = await missingFrom(await caches.open(cacheNames.large), large);
  const largeTotal = sizeOf(large);
  return { first: sizeOf(first), large: largeTotal - sizeOf(missing), largeTotal };
}

/** Asks the worker in use which files belong to its version. */
const filesOf = (worker: ServiceWorker) => ask(worker, { type: 'FILES' }) as Promise<KeptFiles>;

function ask(worker: ServiceWorker, question: Question): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });
}

/** Says why the text and the engine could not be stored: the net was lost, or there is no room. */
export class FirstFilesError extends Error {
  override name = 'FirstFilesError';
}

/**
 * Takes the whole course along; `onProgress` gets bytes that are here, of how many. Rejects with a `FirstFilesError`, with
 * a `TakingError`, or with the signal's reason.
 */
export async function takeWholeCourse(
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  writeSetting(OFFLINE_SETTING, 'on');
  const worker = await firstFiles(onProgress, signal);
  const { first, large } = await filesOf(worker);
  const total = sizeOf(first) + sizeOf(large);
  await takeAlong(large, {
    store: await caches.open(cacheNames.large),
    onProgress: (bytes) => onProgress(sizeOf(first) + bytes, total),
    signal,
  });
}

/** Waits until the text and the engine are stored, which the worker does. */
async function firstFiles(
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<ServiceWorker> {
  const over = new AbortController();
  navigator.serviceWorker.addEventListener(
    'message',
    ({ data }: MessageEvent<FirstProgress>) => {
      if (data.type === 'FIRST_PROGRESS') onProgress(data.done, data.total);
    },
    { signal: over.signal },
  );
  navigator.serviceWorker.startMessages();
  const given = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: over.signal }),
  );
  try {
    return await Promise.race([activeWorker(over.signal), given]);
  } finally {
    over.abort();
  }
}

async function activeWorker(signal: AbortSignal): Promise<ServiceWorker> {
  const registration = await navigator.serviceWorker
    .register(WORKER, { updateViaCache: 'none' })
    .catch((error: unknown) => {
      throw new FirstFilesError('The service worker could not be loaded.', { cause: error });
    });
  const { active } = registration;
  if (active) {
    // It may be older than a removal, and have nothing any more.
    if (await ask(active, { type: 'TAKE_FIRST' })) return active;
    throw new FirstFilesError('The text and the engine could not be stored.');
  }
  const worker = registration.installing ?? registration.waiting;
  if (!worker) throw new FirstFilesError('The browser set no service worker up.');
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === 'activated') resolve(worker);
      if (worker.state === 'redundant')
        reject(new FirstFilesError('The text and the engine could not be stored.'));
    };
    worker.addEventListener('statechange', look, { signal });
    look();
  });
}

/** Removes everything of the course from this device, and takes nothing again until the learner asks. */
export async function removeStored(): Promise<void> {
  writeSetting(OFFLINE_SETTING, 'off');
  const registrations = await navigator.serviceWorker.getRegistrations();
  const ours = registrations.filter(({ active, waiting, installing }) =>
    [active, waiting, installing].some((worker) => worker?.scriptURL.endsWith(WORKER)),
  );
  await Promise.all(ours.map((registration) => registration.unregister()));
  await Promise.all(Object.values(cacheNames).map((name) => caches.delete(name)));
}
