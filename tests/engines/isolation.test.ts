import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  localStorage.setItem('secret', 'of the site');
  document.cookie = 'secret=of-the-site';
  sandbox = await openSandbox();
});
afterEach(() => {
  sandbox.dispose();
  localStorage.removeItem('secret');
});

/** Every attempt must throw or come back empty. Each is a body of an async function. */
const anywhere = {
  'open the site’s database': `return await new Promise((done, fail) => {
    const open = indexedDB.open('the-pass'); open.onsuccess = () => done('open'); open.onerror = () => fail(open.error); })`,
  'read a cache': `return await caches.keys()`,
  'use the origin’s files': `return await navigator.storage.getDirectory()`,
  'fetch a page of the site': `return await (self.original ?? fetch)('${location.origin}/').then((r) => r.text())`,
  'have an origin': `if (self.origin !== 'null') return self.origin; throw 0`,
};
const inPage = {
  'read local storage': `return localStorage.getItem('secret')`,
  'read session storage': `return sessionStorage.length`,
  'read cookies': `return document.cookie`,
  'read the parent’s document': `return parent.document.title`,
  'read the parent’s storage': `return parent.localStorage.getItem('secret')`,
  'read the top window': `return top.location.href`,
  'move the top window': `top.location.href = 'about:blank'; return 'moved'`,
  'open a window': `const w = open('about:blank'); if (w) return 'opened'; throw 0`,
  'escape by a frame': `const f = document.createElement('iframe'); document.body.append(f); return f.contentWindow.localStorage.length`,
  'reach the frame element': `if (window.frameElement) return 'frame'; throw 0`,
  'register a service worker': `return await navigator.serviceWorker.register('/sw.js')`,
};

const attempt = (code: string) => `await (async () => { ${code} })().then(
  (value) => 'GOT ' + String(value), (error) => 'blocked')`;

it.each(Object.entries({ ...anywhere, ...inPage }))('the page cannot %s', async (_name, code) => {
  const preview = await sandbox.show({ 'index.html': '<!doctype html><p>hi</p>' });
  await preview.install(`register('attempt', async () => ${attempt(code)})`);
  expect(await preview.call('attempt')).toBe('blocked');
});

it.each(Object.entries(anywhere))('the server cannot %s', async (_name, code) => {
  const { output } = await sandbox.run(`console.log(${attempt(code)});`);
  expect(output.trim()).toBe('blocked');
});

it('the server has no storage, no document and no line of ours', async () => {
  const { output } = await sandbox.run(`console.log(
    typeof (globalThis as any).localStorage, typeof (globalThis as any).document, typeof (globalThis as any).port);`);
  expect(output).toBe('undefined undefined undefined\n');
});
