import { expect, test } from 'vitest';
import { groupFiles, keyOf, sizeOf } from '#offline/files.ts';

const hash = 'x'.repeat(43) + '=';
const built = (...paths: string[]) => paths.map((path) => ({ path, bytes: 10, hash }));
const urls = (files: readonly { url: string }[]) => files.map(({ url }) => url);

test('text and scripts come first, what is large waits, and the rest is left', () => {
  const { first, large } = groupFiles(
    built(
      ...['index.html', '404.html', 'lessons/two-halves/index.html', 'search-index.json'],
      ...['_astro/engine.AB12.js', '_astro/inter.AB12.woff2', 'favicon.svg', 'preferences.js'],
      ...['_astro/pglite.AB12.wasm', '_astro/pglite.AB12.data', '_astro/trgm.tar.AB12.gz'],
      ...['_headers', 'robots.txt', 'service-worker.js', '_astro/container.AB12.bin'],
    ),
  );
  expect(urls(first)).toEqual([
    ...['/404.html', '/_astro/engine.AB12.js', '/_astro/inter.AB12.woff2', '/favicon.svg'],
    ...['/', '/lessons/two-halves/', '/preferences.js', '/search-index.json'],
  ]);
  expect(urls(large)).toEqual([
    ...['/_astro/pglite.AB12.data', '/_astro/pglite.AB12.wasm', '/_astro/trgm.tar.AB12.gz'],
  ]);
  expect(sizeOf(large)).toBe(30);
});

test('all must come with the contents they were built with; what keeps its address is kept by version', () => {
  const [script, page] = groupFiles(built('map/index.html', '_astro/a.AB12.js')).first;
  expect(page).toMatchObject({
    url: '/map/',
    integrity: `sha256-${hash}`,
    revision: 'x'.repeat(16),
  });
  expect(page && keyOf(page)).toBe(`/map/?version=${'x'.repeat(16)}`);
  expect(script && keyOf(script)).toBe('/_astro/a.AB12.js');
  expect(script).toMatchObject({ url: '/_astro/a.AB12.js', bytes: 10, revision: null });
});
