import { describe, expect, it, vi } from 'vitest';
import { createRequest } from '#checks/request.ts';
import { createTrail } from '#checks/trail.ts';
import type { SandboxClock } from '#sandbox/clock.ts';
import type { SandboxRequest } from '#sandbox/sandbox.ts';
import { createFakeProject, type FakeBehavior } from '../../support/fake-project.ts';

function setUp(request: NonNullable<FakeBehavior['request']>) {
  const trail = createTrail();
  const { sandbox } = createFakeProject({ request });
  return { trail, request: createRequest(sandbox, trail, new AbortController().signal) };
}

const answer = (text: string) =>
  Promise.resolve({
    status: 200,
    statusText: 'OK',
    headers: [
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ] as [string, string][],
    body: new TextEncoder().encode(text),
  });

describe('the request client of a check', () => {
  it('sends data as JSON to the kitchen and writes it down', async () => {
    const sent: SandboxRequest[] = [];
    const { request, trail } = setUp((one) => {
      sent.push(one);
      return answer('{"id":41}');
    });
    const response = await request.post('/api/orders', { data: { dish: 1 } });
    expect(response.json()).toEqual({ id: 41 });
    expect(response.headers).toEqual({ 'set-cookie': 'a=1, b=2' });
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'http://localhost:3000/api/orders',
      headers: [['content-type', 'application/json']],
    });
    expect(new TextDecoder().decode(sent[0]?.body as Uint8Array)).toBe('{"dish":1}');
    expect(trail.steps).toEqual(['Sent POST /api/orders.']);
  });
  it('asks another instance by its whole address', async () => {
    const sent: string[] = [];
    const { request } = setUp(({ url }) => {
      sent.push(url);
      return answer('');
    });
    await request.get('http://localhost:4021/healthz');
    expect(sent).toEqual(['http://localhost:4021/healthz']);
  });
  it('asks until the answer is as wanted, and writes it down once', async () => {
    let asked = 0;
    const { request, trail } = setUp(() => answer(String(++asked)));
    const response = await request.getUntil('/readyz', ({ text }) => text === '3');
    expect(response.text).toBe('3');
    expect(trail.steps).toEqual(['Sent GET /readyz until the answer was as wanted.']);
  });
  it('gives the last answer when none is as wanted', async () => {
    vi.useFakeTimers();
    const { request } = setUp(() => answer('no'));
    const last = request.getUntil('/readyz', () => false);
    await vi.advanceTimersByTimeAsync(2000);
    expect((await last).text).toBe('no');
    vi.useRealTimers();
  });
  it('fails in words when nobody listens, or the answer is not JSON', async () => {
    const closed = setUp(() => Promise.reject(new TypeError('refused')));
    await expect(closed.request.get('/')).rejects.toMatchObject({
      finding: { seen: 'Nobody is in the kitchen.', expected: 'The kitchen answers GET /.' },
    });
    const { request } = setUp(() => answer('<h1>Menu</h1>'));
    const response = await request.get('/');
    expect(() => response.json()).toThrow('The answer to GET / is “<h1>Menu</h1>”.');
  });
  it('keeps cookies, for each person alone, until they run out', async () => {
    let time = Date.UTC(2027, 0, 15, 12);
    const sent: SandboxRequest[] = [];
    const { sandbox } = createFakeProject({
      clock: { now: () => time } as SandboxClock,
      request: (one) => {
        sent.push(one);
        const name = one.url.endsWith('/in') ? 'session' : 'seen';
        return Promise.resolve({
          status: 204,
          statusText: '',
          headers: [
            [
              'Set-Cookie',
              `${name}=${sent.length}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=60`,
            ],
            ['Set-Cookie', 'deep=1; Path=/deep'],
          ],
          body: new Uint8Array(),
        });
      },
    });
    const request = createRequest(sandbox, createTrail(), new AbortController().signal);
    const cookieOf = () => sent.at(-1)?.headers?.find(([name]) => name === 'cookie')?.[1];

    const { headersArray } = await request.as('Luz').post('/in');
    expect(headersArray.filter(({ name }) => name === 'Set-Cookie')).toHaveLength(2);
    await request.as('Luz').get('/');
    expect(cookieOf()).toBe('session=1');
    await request.as('Joon').get('/');
    expect(cookieOf()).toBeUndefined();
    await request.delete('/', { headers: { cookie: 'forged=1' } });
    expect(cookieOf()).toBe('forged=1');
    expect(request.as('Luz').cookies()).toContainEqual({
      name: 'session',
      value: '1',
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
      expires: time + 60_000,
    });
    time += 60_000;
    await request.as('Luz').get('/deep');
    expect(cookieOf()).toBe('deep=1');
  });

  it('is at another address, with cookies of its own, and passes the proxy', async () => {
    const sent: SandboxRequest[] = [];
    const { request, trail } = setUp((one) => {
      sent.push(one);
      return answer('');
    });
    await request.from('203.0.113.7').get('/api/menu');
    await request.from('203.0.113.7').get('http://localhost:4021/api/menu');
    await request.from('203.0.113.8').get('/api/menu');
    expect(sent.map(({ url, from, headers }) => [url, from, headers])).toEqual([
      ['https://thepass.test/api/menu', '203.0.113.7', []],
      ['http://localhost:4021/api/menu', '203.0.113.7', []],
      ['https://thepass.test/api/menu', '203.0.113.8', []],
    ]);
    expect(trail.steps[0]).toBe('Sent GET /api/menu from 203.0.113.7.');
  });

  it('sends a body piece by piece until the kitchen has answered', async () => {
    const pieces: string[] = [];
    const { request } = setUp(async ({ body, headers }) => {
      expect(headers).toEqual([['content-length', '9']]);
      for await (const piece of body as ReadableStream<Uint8Array>) {
        pieces.push(new TextDecoder().decode(piece));
        if (pieces.length === 2) break;
      }
      return answer('enough');
    });
    const upload = request.begin('POST', '/api/orders', { headers: { 'content-length': '9' } });
    await upload.send('one');
    expect(upload.isOver).toBe(false);
    await upload.send('two');
    expect((await upload.answered()).text).toBe('enough');
    await upload.send('three');
    expect(pieces).toEqual(['one', 'two']);
    expect([upload.isOver, upload.bytes]).toEqual([true, 6]);
  });

  it('tells when the kitchen hung up on a body', async () => {
    const { request } = setUp(() => Promise.reject(new TypeError('reset')));
    const upload = request.begin('POST', '/api/orders');
    await expect(upload.answered()).rejects.toMatchObject({
      finding: { seen: 'The kitchen hung up.', expected: 'The kitchen answers POST /api/orders.' },
    });
  });
});
