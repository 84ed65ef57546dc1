import { atom } from 'nanostores';
import { describe, expect, test, vi } from 'vitest';
import { createGateway, type NetworkGateway } from '#sandbox/gateway/gateway.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { createWireLog } from '#sandbox/wire/log.ts';
import { createFaults, toWords, noFaults } from '#workbench/pass/faults.ts';
import { createManualTime } from '../../../support/manual-time.ts';

function open() {
  const time = createManualTime();
  const wire = createWireLog(() => 0);
  const gateway = createGateway(wire, time);
  const capabilities = ['faults'] as const;
  const $sandbox = atom<Sandbox | null>({ wire, gateway, capabilities } as never);
  const faults = createFaults($sandbox);
  let exchange = 0;

  /** Sends a request of the page, and tells what its sender got: a status, a reason, or nothing yet. */
  function send(client: 'page' | 'server' | 'check' | 'hand' = 'page') {
    const sent = { got: null as number | string | null, exchange: ++exchange };
    const request = { exchange, client, method: 'GET', url: 'http://localhost/', headers: [] };
    (gateway as NetworkGateway).pass(
      { ...request, body: null },
      {
        head: ({ status }) => void (sent.got = status),
        data() {},
        end() {},
        failed: (reason) => void (sent.got = reason),
      },
      (kitchen) => {
        kitchen.head({ status: 200, statusText: '', headers: [] });
        kitchen.end();
        return () => {};
      },
    );
    return sent;
  }
  return { faults, send, time, $sandbox, gateway };
}

describe('by hand', () => {
  test('nothing is done to requests at first', () => {
    expect(open().send().got).toBe(200);
  });

  test('requests are held until they are released, one or all', () => {
    const { faults, send } = open();
    faults.set({ treatment: 'hold' });
    const [first, second] = [send(), send()];
    expect([first.got, second.got]).toEqual([null, null]);
    expect(faults.$state.get().held).toEqual([1, 2]);
    faults.release(2);
    expect([first.got, second.got]).toEqual([null, 200]);
    faults.release();
    expect(first.got).toBe(200);
    expect(faults.$state.get().held).toEqual([]);
  });

  test('only the next one is treated when that is wanted', () => {
    const { faults, send } = open();
    faults.set({ treatment: 'fail', once: true });
    expect([send().got, send().got]).toEqual([500, 200]);
    expect(faults.$state.get().treatment).toBe('pass');
  });

  test('a dropped request fails, and the kitchen never sees it', () => {
    const { faults, send } = open();
    faults.set({ treatment: 'drop' });
    expect(send().got).toBe('reset');
  });

  test('a delayed request comes later', async () => {
    const { faults, send, time } = open();
    faults.set({ treatment: 'delay', delayMs: 300 });
    const sent = send();
    time.advance(299);
    await Promise.resolve();
    expect(sent.got).toBe(null);
    time.advance(1);
    await vi.waitFor(() => expect(sent.got).toBe(200));
  });

  test('servers and checks are left alone', () => {
    const { faults, send } = open();
    faults.set({ treatment: 'fail' });
    expect([send('server').got, send('check').got, send('hand').got]).toEqual([200, 200, 500]);
  });

  test('the device goes offline, and comes back', async () => {
    const { faults, send, gateway } = open();
    faults.set({ line: 'offline' });
    const sent = send();
    await Promise.resolve();
    expect(sent.got).toBe('offline');
    faults.set({ line: 'slow' });
    expect(gateway.line).toMatchObject({ online: true, latencyMs: 500 });
  });

  test('a reset switches everything off and lets go what is held', () => {
    const { faults, send, gateway } = open();
    faults.set({ treatment: 'hold', line: 'slow' });
    const sent = send();
    faults.reset();
    expect(gateway.line.latencyMs).toBe(0);
    expect(sent.got).toBe(200);
    expect(send().got).toBe(200);
    expect(toWords(faults.$state.get())).toBe('');
  });

  test('a new sandbox begins with nothing on', () => {
    const { faults, $sandbox } = open();
    faults.set({ treatment: 'hold' });
    $sandbox.set(null);
    expect(faults.$available.get()).toBe(false);
    expect(faults.$state.get().treatment).toBe('pass');
  });

  test('nothing of it is on while checks run alone', () => {
    const { faults, send, gateway } = open();
    faults.set({ treatment: 'fail', line: 'slow' });
    const restore = gateway.isolate();
    expect(gateway.line.latencyMs).toBe(0);
    expect(send().got).toBe(200);
    restore();
    expect(gateway.line.latencyMs).toBe(500);
    faults.set({ line: 'good' });
    expect(send().got).toBe(500);
  });
});

test('what is on is said in words', () => {
  expect(toWords({ ...noFaults, treatment: 'hold', line: 'slow' })).toBe('hold all, slow line');
  expect(toWords({ ...noFaults, treatment: 'drop', once: true })).toBe('drop the next');
  expect(toWords({ ...noFaults, held: [4] })).toBe('1 held');
});
