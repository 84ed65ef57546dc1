/**
 * The service worker: keeps the course on the device and answers for the site's own files. Built apart, into one script at
 * the top of the site; `src/integrations/offline.ts` puts the list of files into it.
 *
 * A version of the site is whole or not there: all its pages and scripts are taken before it is used, pages come out of
 * the store and never half from there and half from the net, and a new version waits until the learner agrees or has
 * closed every page. Scripts of the version before stay until no page is left that may want them.
 *
 * Workbox's precaching does less of this: it takes files one after the other, tells no progress, and drops what a page of
 * the version before may still want.
 */
import { keyOf, sizeOf, type KeptFile, type KeptFiles } from './files.ts';
import { isolate } from './isolate.ts';
import { cacheNames, type FirstProgress, type Question } from './names.ts';

declare const KEPT_FILES: KeptFiles;

/** What this script uses of `ServiceWorkerGlobalScope`, which the types for pages do not have. */
interface Scope {
  addEventListener(kind: 'install' | 'activate', listener: (event: LongEvent) => void): void;
  addEventListener(kind: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(kind: 'message', listener: (event: Message) => void): void;
  skipWaiting(): Promise<void>;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: object): Promise<{ postMessage(message: unknown): void }[]>;
  };
}
interface LongEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Message extends LongEvent, Pick<MessageEvent<unknown>, 'data' | 'ports'> {}
interface FetchEvent extends LongEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
const scope = self as unknown as Scope;

/** How many files are taken at once: enough that distance does not count, few enough to leave room for the learner. */
const AT_ONCE = 6;

const { first, large } = KEPT_FILES;
const absolute = (path: string) => new URL(path, location.href).href;
/** Where the first files are in their cache, by their paths; and where the large ones are. */
const keys = new Map(first.map((file) => [file.url, absolute(keyOf(file))]));
const largeUrls = new Set(large.map(({ url }) => absolute(url)));

scope.addEventListener('install', (event) => event.waitUntil(takeFirst()));
scope.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([scope.clients.claim(), dropOld(1)])),
);
scope.addEventListener('message', (event) => {
  const { type } = event.data as Question;
  const [port] = event.ports;
  if (type === 'SKIP_WAITING') void scope.skipWaiting();
  if (type === 'FILES') port?.postMessage(KEPT_FILES);
  if (type === 'TAKE_FIRST')
    event.waitUntil(
      takeFirst().then(
        () => port?.postMessage(true),
        () => port?.postMessage(false),
      ),
    );
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  // Asked for by a page that stores the file itself, with its progress.
  if (largeUrls.has(url.href) && request.cache === 'force-cache') return;
  // The page that comes is not among them yet.
  if (request.mode === 'navigate') event.waitUntil(dropOld(0));
  event.respondWith(answer(event, url).then(isolate));
});

/** Stores what is missing of the first files. Rejects when one of them does not come as it was built. */
async function takeFirst(): Promise<void> {
  const cache = await caches.open(cacheNames.first);
  const progress: FirstProgress = { type: 'FIRST_PROGRESS', done: 0, total: sizeOf(first) };
  const waiting = first.values();
  let told = 0;
  const takeTurns = async () => {
    for (const file of waiting) {
      await take(file, cache);
      progress.done += file.bytes;
      // Not for each of many small files.
      const share = Math.floor((progress.done / progress.total) * 50);
      if (share === told) continue;
      told = share;
      for (const page of await allPages()) page.postMessage(progress);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
}

async function take(file: KeptFile, store: Cache): Promise<void> {
  const { url, integrity, revision } = file;
  if (await store.match(keyOf(file), { ignoreVary: true })) return;
  // What the page has loaded already is in the browser's own cache; what keeps its address may be old there.
  const cache = revision === null ? 'default' : 'reload';
  const response = await fetch(url, { integrity, cache, priority: 'low' });
  if (!response.ok) throw new Error(`${url} was answered ${response.status}.`);
  const { headers, body } = response;
  // A page that was redirected to could not be shown out of the store.
  await store.put(keyOf(file), response.redirected ? new Response(body, { headers }) : response);
}

async function answer(event: FetchEvent, url: URL): Promise<Response> {
  const { request } = event;
  if (largeUrls.has(url.href)) return takeWhenUsed(event, url.href);
  const stored = await findStored(url.pathname);
  if (stored) return stored;
  // A script of the version before, for a page that is still open.
  const earlier = await caches.match(url.href, { ignoreVary: true });
  if (earlier) return earlier;
  if (request.mode !== 'navigate') return fetch(request);

  if (await findStored(`${url.pathname}/`))
    return Response.redirect(`${url.pathname}/${url.search}`);
  return fetch(request).catch(async (error: unknown) => {
    const lost = await findStored('/404.html');
    if (!lost) throw error;
    return new Response(lost.body, { status: 404, headers: lost.headers });
  });
}

/** A file of this version, by its path: what follows `?` changes no file of a static site. */
async function findStored(path: string): Promise<Response | undefined> {
  const key = keys.get(path);
  return key === undefined ? undefined : caches.match(key, { ignoreVary: true });
}

/** A large file: out of the store, or from the net and then stored. */
async function takeWhenUsed(event: FetchEvent, url: string): Promise<Response> {
  const stored = await caches.match(url, { ignoreVary: true });
  if (stored) return stored;
  const response = await fetch(event.request);
  // Without the first files the learner has removed the course, and this page has not been reloaded since.
  if (response.ok && (await caches.has(cacheNames.first))) {
    event.waitUntil(keep(url, response.clone()));
  }
  return response;
}

async function keep(url: string, response: Response): Promise<void> {
  try {
    await (await caches.open(cacheNames.large)).put(url, response);
  } catch {
    // No room, or the page has gone: the file is used and not kept.
  }
}

let isClean = false;

/** Drops what only earlier versions had, once there are no more pages than so many: others may still show one. */
async function dropOld(pages: number): Promise<void> {
  // Beside a newer version that waits, what this one does not know is not old.
  if (isClean || scope.registration.waiting || scope.registration.installing) return;
  if ((await allPages()).length > pages) return;
  isClean = true;
  await Promise.all([
    dropFrom(cacheNames.first, new Set(keys.values())),
    dropFrom(cacheNames.large, largeUrls),
  ]);
}

async function dropFrom(name: string, wanted: ReadonlySet<string>): Promise<void> {
  // Opening it would bring back what the learner has removed.
  if (!(await caches.has(name))) return;
  const cache = await caches.open(name);
  const old = (await cache.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(old.map((request) => cache.delete(request)));
}

const allPages = () => scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
