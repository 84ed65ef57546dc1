import { expect, test, vi } from 'vitest';
import { takeAlong, type Store } from '#offline/take-along.ts';

const files = ['a', 'b', 'c'].map((name) => ({
  url: `/${name}`,
  bytes: 4,
  revision: null,
  integrity: '',
}));

/** A cache that holds the texts of files. */
function cacheWith(...urls: string[]) {
  const kept = new Map(urls.map((url) => [url, 'kept']));
  const store: Store = {
    match: async (url) => (kept.has(String(url)) ? new Response() : undefined),
    put: async (url, response) => void kept.set(String(url), await response.text()),
  };
  return { kept, store };
}

const host = (answers: Record<string, () => Response | Promise<Response>> = {}) =>
  vi.fn<typeof fetch>(async (url) => (answers[String(url)] ?? (() => new Response('1234')))());

test('only what is missing is fetched, and progress counts all', async () => {
  const { kept, store } = cacheWith('/b');
  const fetch = host();
  const seen: number[] = [];
  await takeAlong(files, { store, fetch, onProgress: (bytes) => seen.push(bytes) });
  expect(fetch.mock.calls.map(([url]) => url)).toEqual(['/a', '/c']);
  expect(kept.get('/c')).toBe('1234');
  expect(seen[0]).toBe(4);
  expect(seen.at(-1)).toBe(12);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

test('a lost connection is named, and the next try goes on from there', async () => {
  const { kept, store } = cacheWith();
  const cut = host({ '/b': () => Promise.reject(new TypeError('Failed to fetch')) });
  await expect(takeAlong(files, { store, fetch: cut })).rejects.toMatchObject({
    trouble: 'connection',
  });
  expect([...kept.keys()]).toEqual(['/a']);
  const fetch = host();
  await takeAlong(files, { store, fetch });
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('a connection that is lost within a file leaves no half of it', async () => {
  const { kept, store } = cacheWith();
  const body = () =>
    new ReadableStream({
      start: (out) => out.enqueue(new TextEncoder().encode('12')),
      pull: (out) => out.error(new TypeError('network error')),
    });
  const fetch = host({ '/a': () => new Response(body()) });
  await expect(takeAlong(files, { store, fetch })).rejects.toMatchObject({ trouble: 'connection' });
  expect(kept.size).toBe(0);
});

test('a full device and a file that is gone are told apart', async () => {
  const full = {
    ...cacheWith().store,
    put: () => Promise.reject(new DOMException('', 'QuotaExceededError')),
  };
  await expect(takeAlong(files, { store: full, fetch: host() })).rejects.toMatchObject({
    trouble: 'full',
  });
  const gone = host({ '/a': () => new Response('', { status: 404 }) });
  const taking = takeAlong(files, { store: cacheWith().store, fetch: gone });
  await expect(taking).rejects.toMatchObject({ trouble: 'gone' });
});

test('it stops when it is told to', async () => {
  const stop = new AbortController();
  const fetch = host({
    '/a': () => {
      stop.abort();
      return Promise.reject(stop.signal.reason as Error);
    },
  });
  const taking = takeAlong(files, { store: cacheWith().store, fetch, signal: stop.signal });
  await expect(taking).rejects.toMatchObject({ name: 'AbortError' });
  expect(fetch).toHaveBeenCalledTimes(1);
});
