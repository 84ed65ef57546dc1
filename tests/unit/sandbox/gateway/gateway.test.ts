import { describe, expect, it, vi } from 'vitest';
import type { Route } from '#sandbox/gateway/route.ts';
import { createTestGateway, turn } from '../../../support/gateway.ts';

const all = () => true;
const noted = (wire: ReturnType<typeof createTestGateway>['wire']) =>
  wire.events.map((event) =>
    event.kind === 'gateway' ? `${event.change} ${event.part}` : event.kind,
  );

describe('without rules', () => {
  it('lets everything pass at once', () => {
    const { send, wire } = createTestGateway();
    const one = send('/menu');
    one.answer(200);
    one.say('dal');
    expect(one.got).toEqual(['200', 'dal']);
    one.finish();
    expect(one.got).toEqual(['200', 'dal', '.']);
    expect(wire.events).toEqual([]);
  });
  it('tells the kitchen when the sender gives up, and gives nothing more', () => {
    const { send } = createTestGateway();
    const one = send('/menu');
    one.answer(200);
    one.giveUp();
    one.giveUp();
    expect(one.kitchen).toBe('left');
    expect(one.got).toEqual(['200', '!aborted']);
  });
});

describe('a rule', () => {
  it('holds requests before the kitchen sees them', async () => {
    const { gateway, send, wire } = createTestGateway();
    const routes: Route[] = [];
    gateway.route(
      ({ url }) => url.endsWith('/menu'),
      (route) => void routes.push(route),
    );
    const [one, two, other] = [send('/menu'), send('/menu'), send('/orders')];
    expect([one.kitchen, two.kitchen, other.kitchen]).toEqual(['waiting', 'waiting', 'asked']);
    routes[1]!.continue();
    expect([one.kitchen, two.kitchen]).toEqual(['waiting', 'asked']);
    routes[0]!.continue();
    routes[0]!.abort('reset');
    one.answer(200);
    one.finish();
    await turn();
    expect(one.got).toEqual(['200', '.']);
    expect(noted(wire)).toEqual(
      Array(2).fill('held request').concat(Array(2).fill('released request')),
    );
  });
  it('holds answers while the kitchen goes on, and hands all of them on', async () => {
    const { gateway, send, wire } = createTestGateway();
    const routes: Route[] = [];
    gateway.route(all, (route) => {
      routes.push(route);
      void route.fetch();
    });
    const one = send('/orders');
    one.answer(201);
    one.say('a');
    await turn();
    expect(one.got).toEqual([]);
    routes[0]!.continue();
    one.say('b');
    one.finish();
    expect(one.got).toEqual(['201', 'a', 'b', '.']);
    expect(wire.events).toMatchObject([
      { change: 'held', part: 'response', status: 201 },
      { change: 'released', part: 'response', status: 201 },
    ]);
  });
  it('passes failures on, and lets the sender give up meanwhile', async () => {
    const { gateway, send } = createTestGateway();
    const routes: Route[] = [];
    gateway.route(all, (route) => {
      routes.push(route);
      void route.fetch();
    });
    const [one, two, three] = [send('/a'), send('/b'), send('/c')];
    one.breakOff();
    two.giveUp();
    expect([two.kitchen, routes[1]!.isOver]).toEqual(['left', true]);
    expect(await routes[0]!.fetch()).toBeNull();
    expect(await routes[1]!.fetch()).toBeNull();
    for (const route of routes) route.continue();
    three.breakOff('refused');
    expect([one.got, two.got, three.got]).toEqual([['!reset'], ['!aborted'], ['!refused']]);
  });
  it('loses an answer although the kitchen did its work', async () => {
    const { gateway, send, wire } = createTestGateway();
    gateway.route(all, async (route) => {
      await route.fetch();
      route.abort('reset');
    });
    const one = send('/orders');
    one.answer(201);
    await turn();
    one.say('x');
    one.finish();
    expect([one.got, one.kitchen]).toEqual([['!reset'], 'done']);
    expect(wire.events).toMatchObject([{ change: 'dropped', part: 'response', status: 201 }]);
  });
  it('answers in the kitchen’s place, or changes what the kitchen says', async () => {
    const { gateway, send } = createTestGateway();
    const heads: unknown[] = [];
    gateway.route(
      ({ url }) => url.endsWith('/menu'),
      (route) =>
        route.fulfill({
          status: 503,
          headers: [['retry-after', '7']],
          body: new TextEncoder().encode('later'),
        }),
    );
    gateway.route(
      ({ url }) => url.endsWith('/orders'),
      async (route) => {
        heads.push(await route.fetch());
        route.fulfill({ status: 500 });
      },
    );
    const [menu, orders] = [send('/menu'), send('/orders')];
    expect([menu.got, menu.kitchen]).toEqual([['503', 'later', '.'], 'waiting']);
    orders.answer(201, [['content-length', '2']]);
    await turn();
    orders.say('ok');
    orders.finish();
    expect(orders.got).toEqual(['500', 'ok', '.']);
    expect(heads).toEqual([{ status: 201, statusText: '', headers: [['content-length', '2']] }]);
  });
  it('decides alone where it is the newest, and no more once it is retired', () => {
    const { gateway, send } = createTestGateway();
    gateway.route(all, (route) => route.fulfill({ status: 1 }));
    const newer = gateway.route(all, (route) => route.fulfill({ status: 2 }));
    const first = send('/');
    newer.retire();
    expect([first.got[0], send('/').got[0]]).toEqual(['2', '1']);
  });
  it('lets go what it has not decided when it is removed', async () => {
    const { gateway, send } = createTestGateway();
    const rule = gateway.route(
      ({ url }) => url.endsWith('/menu'),
      () => {},
    );
    const answers = gateway.route(
      ({ url }) => url.endsWith('/orders'),
      (route) => void route.fetch(),
    );
    const [menu, orders] = [send('/menu'), send('/orders')];
    orders.answer(201);
    rule.remove();
    answers.remove();
    expect([menu.kitchen, orders.got, send('/menu').kitchen]).toEqual(['asked', ['201'], 'asked']);
  });
  it('that breaks does not leave the sender waiting', async () => {
    const { gateway, send } = createTestGateway();
    const thrown = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => {});
    gateway.route(all, () => {
      throw new Error('A fault in the rule.');
    });
    const one = send('/');
    expect(one.got).toEqual(['!reset']);
    expect(thrown.mock.calls[0]![0]).toThrow('A fault in the rule.');
    thrown.mockRestore();
  });
  it('waits by the sandbox’s time', async () => {
    const { gateway, send, time } = createTestGateway();
    gateway.route(all, async (route) => {
      await route.fetch();
      await route.wait(400);
      route.continue();
    });
    const one = send('/');
    one.answer(200);
    one.finish();
    await turn();
    time.advance(399);
    await turn();
    expect(one.got).toEqual([]);
    time.advance(1);
    await turn();
    expect(one.got).toEqual(['200', '.']);
  });
});

describe('the line of the device', () => {
  it('fails at once while offline, and breaks what is under way', async () => {
    const { gateway, send, wire } = createTestGateway();
    const seen: boolean[] = [];
    gateway.onLine(({ online }) => seen.push(online));
    const [stream, check] = [send('/events'), send('/menu', { client: 'check' })];
    stream.answer(200);
    gateway.setLine({ online: false });
    gateway.setLine({ online: false });
    expect([stream.got, stream.kitchen, check.got]).toEqual([['200', '!offline'], 'left', []]);
    const lost = send('/menu');
    await turn();
    expect([lost.got, lost.kitchen]).toEqual([['!offline'], 'waiting']);
    gateway.setLine({ online: true });
    expect(send('/menu').kitchen).toBe('asked');
    expect(seen).toEqual([false, true]);
    expect(wire.events).toMatchObject([
      { kind: 'line', online: false },
      { kind: 'line', online: true },
    ]);
  });
  it('carries answers later and piece by piece, in order, to the page only', () => {
    const { gateway, send, time } = createTestGateway();
    gateway.setLine({ latencyMs: 100, bytesPerSecond: 10 });
    const [one, check] = [send('/menu'), send('/menu', { client: 'check' })];
    for (const exchange of [one, check]) {
      exchange.answer(200);
      exchange.say('dal');
      exchange.say('x');
      exchange.finish();
    }
    expect(check.got).toEqual(['200', 'dal', 'x', '.']);
    const steps = [99, 1, 299, 1, 99, 1].map((ms) => {
      time.advance(ms);
      return one.got.length;
    });
    expect(steps).toEqual([0, 1, 1, 2, 2, 4]);
    expect(one.got).toEqual(['200', 'dal', 'x', '.']);
  });
  it('can be cut', () => {
    const { gateway, send } = createTestGateway();
    const [stream, other] = [send('/events'), send('/menu')];
    stream.answer(200);
    expect(gateway.cut(({ url }) => url.endsWith('/events'))).toBe(1);
    expect([stream.got, stream.kitchen, other.kitchen]).toEqual([
      ['200', '!reset'],
      'left',
      'asked',
    ]);
  });
});

it('puts everything aside for a check, and back', () => {
  const { gateway, send } = createTestGateway();
  const byHand: Route[] = [];
  gateway.route(all, (route) => void byHand.push(route));
  gateway.setLine({ latencyMs: 100 });
  const before = send('/');
  const restore = gateway.isolate();
  expect([send('/').kitchen, gateway.line.latencyMs]).toEqual(['asked', 0]);
  gateway.route(all, () => {});
  const left = send('/');
  restore();
  expect([left.kitchen, before.kitchen, gateway.line.latencyMs]).toEqual(['asked', 'waiting', 100]);
  expect([send('/').kitchen, byHand.length]).toEqual(['waiting', 2]);
});
