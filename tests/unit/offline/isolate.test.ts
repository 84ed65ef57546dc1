import { expect, test } from 'vitest';
import { isolate } from '#offline/isolate.ts';
import { isWanted } from '#offline/register.ts';

test('a response gets the headers that its host did not send, and keeps all else', async () => {
  const headers = { 'Content-Type': 'text/html', 'Cross-Origin-Opener-Policy': 'same-origin' };
  const isolated = isolate(new Response('hello', { status: 404, headers }));
  expect(Object.fromEntries(isolated.headers)).toEqual({
    'content-type': 'text/html',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(isolated.status).toBe(404);
  expect(await isolated.text()).toBe('hello');
  // A host that sends them all is let be.
  expect(isolate(isolated)).toBe(isolated);
});

test('a response without a body, or of an error, is no trouble', () => {
  expect(isolate(new Response(null, { status: 304 })).status).toBe(304);
  const failed = Response.error();
  expect(isolate(failed)).toBe(failed);
});

test('the course is stored unasked, unless it was removed or data is dear', () => {
  expect(isWanted(null, false)).toBe(true);
  expect(isWanted(null, true)).toBe(false);
  expect(isWanted('on', true)).toBe(true);
  expect(isWanted('off', false)).toBe(false);
});
