/** The promise of the gateway: whatever rules there are, every request ends once, and no part is lost or doubled. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Rule } from '#sandbox/gateway/gateway.ts';
import type { Route } from '#sandbox/gateway/route.ts';
import { createTestGateway, turn, type TestExchange } from '../../../support/gateway.ts';

const rules = [
  'hold',
  'hold answer',
  'delay',
  'fail',
  'drop',
  'fulfill',
  'change',
  'break',
] as const;
const clients = ['page', 'check', 'server'] as const;
const nth = fc.nat(20);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('send' as const), client: fc.constantFrom(...clients) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('answer' as const, 'say' as const, 'finish' as const),
      nth,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('rule' as const),
      rule: fc.constantFrom(...rules),
      every: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('continue' as const, 'abort' as const, 'fulfill' as const),
      nth,
    }),
  },
  fc.record({
    do: fc.constantFrom(
      'break off' as const,
      'give up' as const,
      'remove' as const,
      'retire' as const,
    ),
    nth,
  }),
  fc.record({
    do: fc.constant('line' as const),
    online: fc.boolean(),
    latencyMs: fc.constantFrom(0, 10),
    bytesPerSecond: fc.constantFrom(null, 1),
  }),
  fc.record({
    do: fc.constantFrom('cut' as const, 'isolate' as const, 'restore' as const, 'wait' as const),
  }),
);

it('is kept under every order of events', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { gateway, send, time } = createTestGateway();
      const sent: TestExchange[] = [];
      const said = new Map<TestExchange, string[]>();
      const routes: Route[] = [];
      /** Exchanges whose answer a rule or a test changed. */
      const changed = new Set<number>();
      const standing: Rule[] = [];
      const undo: (() => void)[] = [];
      const pick = <T>(list: readonly T[], index: number) => list[index % Math.max(list.length, 1)];

      const tell = (exchange: TestExchange | undefined, text: string) => {
        if (exchange?.kitchen === 'asked') said.get(exchange)!.push(text);
      };
      const handle = (rule: (typeof rules)[number]) => async (route: Route) => {
        if (rule === 'hold') return void routes.push(route);
        if (rule === 'fail') return route.abort('refused');
        if (rule === 'break') throw new Error('A fault in the rule.');
        if (rule === 'fulfill') {
          changed.add(route.request.exchange);
          return route.fulfill({ status: 599 });
        }
        routes.push(route);
        if ((await route.fetch()) && rule === 'drop') route.abort('reset');
        if (rule === 'change') {
          changed.add(route.request.exchange);
          route.fulfill({ body: new Uint8Array([120]) });
        }
        if (rule !== 'delay') return;
        await route.wait(5);
        route.continue();
      };

      for (const one of steps) {
        switch (one.do) {
          case 'send': {
            const exchange = send('/', { client: one.client });
            sent.push(exchange);
            said.set(exchange, []);
            break;
          }
          case 'answer': {
            const exchange = pick(sent, one.nth);
            if (exchange && said.get(exchange)!.length > 0) break;
            tell(exchange, '200');
            exchange?.answer(200);
            break;
          }
          case 'say':
          case 'finish': {
            const exchange = pick(sent, one.nth);
            if (!exchange || said.get(exchange)!.length === 0) break;
            tell(exchange, one.do === 'say' ? `${said.get(exchange)!.length}` : '.');
            if (one.do === 'finish') exchange.finish();
            else exchange.say(`${said.get(exchange)!.length - 1}`);
            break;
          }
          case 'break off':
            tell(pick(sent, one.nth), '!reset');
            pick(sent, one.nth)?.breakOff();
            break;
          case 'give up':
            pick(sent, one.nth)?.giveUp();
            break;
          case 'rule': {
            const matches = ({ exchange }: { exchange: number }) => exchange % one.every === 0;
            standing.push(
              gateway.route(matches, (route) =>
                handle(one.rule)(route).catch(() => route.abort('reset')),
              ),
            );
            break;
          }
          case 'remove':
          case 'retire':
            pick(standing, one.nth)?.[one.do]();
            break;
          case 'continue':
            pick(routes, one.nth)?.continue();
            break;
          case 'abort':
            pick(routes, one.nth)?.abort('reset');
            break;
          case 'fulfill': {
            const route = pick(routes, one.nth);
            if (route) changed.add(route.request.exchange);
            route?.fulfill({ status: 598 });
            break;
          }
          case 'line':
            gateway.setLine(one);
            break;
          case 'cut':
            gateway.cut(({ exchange }) => exchange % 2 === 0);
            break;
          case 'isolate':
            undo.push(gateway.isolate());
            break;
          case 'restore':
            undo.pop()?.();
            break;
          case 'wait':
            time.advance(10);
        }
        if (one.do !== 'send') await turn();
      }

      // In the end all rules go, and every kitchen finishes what it has.
      while (undo.length > 0) undo.pop()!();
      for (const rule of standing) rule.remove();
      await turn();
      for (const exchange of sent) {
        if (exchange.kitchen !== 'asked') continue;
        if (said.get(exchange)!.length === 0) {
          tell(exchange, '200');
          exchange.answer(200);
        }
        await turn();
        tell(exchange, '.');
        exchange.finish();
      }
      await turn();
      time.advance(1_000_000);
      await turn();

      for (const exchange of sent) {
        const { got } = exchange;
        const ends = got.filter((part) => part === '.' || part.startsWith('!'));
        expect(ends, `${exchange.number} ends once`).toHaveLength(1);
        expect(got.at(-1)).toBe(ends[0]);
        if (changed.has(exchange.number)) continue;
        const body = got.slice(0, -1);
        expect(said.get(exchange)!.slice(0, body.length)).toEqual(body);
        if (ends[0] === '.') expect(got).toEqual(said.get(exchange));
      }
    }),
    { numRuns: 300 },
  );
});
