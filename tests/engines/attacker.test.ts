/** Sites of other origins beside the learner's page, in the same browser. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Preview } from '#sandbox/sandbox.ts';
import type { RequestEvent } from '#sandbox/wire/events.ts';
import { headerOf } from '#sandbox/engines/worker/preview/browser/headers.ts';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

const APP = 'https://thepass.test';
/** Logs a guest in with cookies of each kind, and tells whom a request came from. */
const kitchen = `
  import { createServer } from 'node:http';
  createServer((request, response) => {
    if (request.url === '/api/login') {
      response.setHeader('set-cookie', ['strict=1; SameSite=Strict; Secure; Path=/', 'lax=1; Secure; Path=/',
        'none=1; SameSite=None; Secure; HttpOnly; Path=/']);
    }
    if (request.headers.origin === 'https://partner.test') {
      response.setHeader('access-control-allow-origin', 'https://partner.test');
    }
    response.setHeader('content-type', 'text/plain');
    response.end(request.headers.cookie ?? 'no cookies');
  }).listen(3000);
`;

let sandbox: TestSandbox;
let preview: Preview;
beforeEach(async () => {
  sandbox = await openSandbox();
  await sandbox.serve(kitchen);
  preview = await sandbox.show({ 'index.html': '<h1>Menu</h1>' });
  const amara = await sandbox.openTab(preview, `${APP}/`);
  await amara.look(`fetch('/api/login', { method: 'POST' }).then((r) => r.text())`);
});
afterEach(() => sandbox.dispose());

/** Opens a page of somebody else's site. */
async function visit(body: string, origin = 'https://evil.test') {
  sandbox.serveSite!(origin, { '/': `<!doctype html><title>Kittens</title>${body}` });
  return sandbox.openTab(preview, `${origin}/`);
}
const asked = async (path: string) => {
  const isIt = ({ url }: RequestEvent) => url === APP + path;
  return (await nextEvent(
    sandbox,
    (event) => event.kind === 'request' && isIt(event),
  )) as RequestEvent;
};
const form = (method: string, path: string) =>
  `<form method="${method}" action="${APP}${path}"><input name="dish" value="samosa"></form>`;

it('opens the app at its public name, with its own files and kitchen', async () => {
  const tab = await sandbox.openTab(preview, `${APP}/`);
  expect(await tab.look(`document.body.textContent`)).toBe('Menu');
  expect(await tab.look(`fetch('/api/menu').then((r) => r.text())`)).toBe(
    'strict=1; lax=1; none=1',
  );
  const { headers } = await asked('/api/menu');
  expect(headerOf(headers, 'host')).toBe('thepass.test');
  expect(headerOf(headers, 'x-forwarded-proto')).toBe('https');
  expect(headerOf(headers, 'x-forwarded-for')).toBe('203.0.113.20');
  const answer = await sandbox.request({ method: 'GET', url: `${APP}/api/x` });
  expect(new TextDecoder().decode(answer.body)).toBe('no cookies');
});

describe('the attacker', () => {
  it('sends forms in the name of a guest, with the cookies that allow it', async () => {
    const evil = await visit(form('post', '/api/orders'));
    await evil.look(`document.forms[0].submit()`);
    const { headers, body } = await asked('/api/orders');
    expect(headerOf(headers, 'cookie')).toBe('none=1');
    expect(headerOf(headers, 'origin')).toBe('https://evil.test');
    expect(headerOf(headers, 'referer')).toBe('https://evil.test/');
    expect(headerOf(headers, 'sec-fetch-site')).toBe('cross-site');
    expect(headerOf(headers, 'sec-fetch-mode')).toBe('navigate');
    expect(body?.text).toBe('dish=samosa');
  });
  it('gets the Lax cookies, too, where a guest follows a link', async () => {
    const evil = await visit(`<a href="${APP}/api/orders">Kittens</a>`);
    await evil.look(`document.querySelector('a').click()`);
    const { headers } = await asked('/api/orders');
    expect(headerOf(headers, 'cookie')).toBe('lax=1; none=1');
    expect(headerOf(headers, 'origin')).toBeNull();
  });
  it('can disguise JSON as text', async () => {
    const evil = await visit(
      form('post', '/api/orders').replace('<input', `<input name='{"a":"' value='"}'><input`),
    );
    await evil.look(`document.forms[0].enctype = 'text/plain'; document.forms[0].submit()`);
    const { headers, body } = await asked('/api/orders');
    expect(headerOf(headers, 'content-type')).toBe('text/plain');
    expect(body?.text).toBe('{"a":"="}\r\ndish=samosa\r\n');
  });
  it('reads no answer, and no storage, cookies or files of the app', async () => {
    const evil = await visit('<link rel="stylesheet" href="https://thepass.test/index.html">');
    const read = (init: string) =>
      evil.look(`fetch('${APP}/api/me', ${init}).then((r) => r.text(), (e) => e.message)`);
    expect(await read(`{ credentials: 'include' }`)).toBe('Failed to fetch');
    expect(await read(`{ mode: 'no-cors', credentials: 'include' }`)).toBe('');
    const sent = sandbox.seen('request').filter(({ url }) => url === `${APP}/api/me`);
    expect(sent.map(({ headers }) => headerOf(headers, 'cookie'))).toEqual(['none=1', 'none=1']);
    expect(await evil.look(`document.cookie + localStorage.length`)).toBe('0');
    expect(await evil.look(`document.querySelector('style').textContent`)).toBe('');
  });
  it('cannot set cookies for the app', async () => {
    const evil = await visit('');
    await evil.look(
      `['x=1; Domain=test', 'y=1; Domain=thepass.test'].forEach((line) => (document.cookie = line))`,
    );
    const tab = await sandbox.openTab(preview, `${APP}/`);
    expect(await tab.look('document.cookie')).toBe('strict=1; lax=1');
  });
  it.each([
    ['https://thepass.test.evil.test', 'https://thepass.test.evil.test', 'cross-site'],
    ['https://shop.thepass.test', 'https://shop.thepass.test', 'same-site'],
    ['http://thepass.test', 'http://thepass.test', 'cross-site'],
  ])('is told apart at %s', async (origin, sender, site) => {
    const evil = await visit('', origin);
    await evil.look(`fetch('${APP}/api/orders', { method: 'POST' }).catch(() => {})`);
    const { headers } = await asked('/api/orders');
    expect(headerOf(headers, 'origin')).toBe(sender);
    expect(headerOf(headers, 'sec-fetch-site')).toBe(site);
  });
  it('has the origin null on a page without address', async () => {
    const page = `<form method="post" action="${APP}/api/orders"></form>`;
    const evil = await sandbox.openTab(preview, `data:text/html,${encodeURIComponent(page)}`);
    await evil.look('document.forms[0].submit()');
    const { headers } = await asked('/api/orders');
    expect(headerOf(headers, 'origin')).toBe('null');
    expect(headerOf(headers, 'cookie')).toBe('none=1');
    expect(headerOf(headers, 'referer')).toBeNull();
  });
});

it('lets a partner read what the kitchen allows', async () => {
  const partner = await visit('', 'https://partner.test');
  const read = `fetch('${APP}/api/menu').then((r) => r.text(), (e) => e.message)`;
  expect(await partner.look(read)).toBe('no cookies');
});

it('gives sites away once, and takes them back', async () => {
  const pages = { '/': 'Hello', '/pixel.svg': { body: '<svg/>', status: 201 } };
  const site = sandbox.serveSite!('https://evil.test', pages);
  const get = (path: string) => sandbox.request({ method: 'GET', url: `https://evil.test${path}` });
  expect((await get('/')).status).toBe(200);
  expect(await get('/pixel.svg?a=1')).toMatchObject({ status: 201 });
  expect((await get('/lost')).status).toBe(404);
  expect(() => sandbox.serveSite!('https://evil.test', {})).toThrow('taken');
  expect(() => sandbox.serveSite!(APP, {})).toThrow('taken');
  expect(() => sandbox.serveSite!('https://example.com', {})).toThrow('.test');
  site.close();
  await expect(get('/')).rejects.toThrow('outside the sandbox');
});
