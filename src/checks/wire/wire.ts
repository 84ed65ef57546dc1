import type { Gateway } from '#sandbox/gateway/gateway.ts';
import type { Line } from '#sandbox/gateway/line.ts';
import type { PassingRequest, Route } from '#sandbox/gateway/route.ts';
import type { Client } from '#sandbox/wire/events.ts';
import { inWords } from '../span.ts';
import type { Trail } from '../trail.ts';
import { createHold, type Hold } from './hold.ts';
import { toAnswer, type MadeAnswer } from './made-answer.ts';
import { lineOf, matches } from './pattern.ts';
import { toSentRequest, type SentRequest } from './sent-request.ts';
import { createView, type View, type ViewWorld } from './view.ts';

/** Which requests a rule means, besides method and path. */
export interface RuleOptions {
  /** How many requests it takes; those that follow pass. Without it, all until the check ends. */
  times?: number;
  /** Who sends them: the page and the check, unless it says otherwise. `server` is one kitchen that asks another. */
  by?: readonly Client[];
}

export interface HoldOptions extends RuleOptions {
  /**
   * `response`, unless it says otherwise: the kitchen works at once, and its answer is held. `request`: the kitchen does
   * not see the request before it is released.
   */
  part?: 'request' | 'response';
}

/** A rule of the check. It ends with the check. */
export interface Interference {
  /** How many requests it took. */
  readonly count: number;
  /** Ends it before the check does. */
  end(): void;
}

/**
 * What crosses the pass, and ways to get between. A method is `*` for any; a path also stands for itself with a query, and
 * `*` and `**` in it for one step and for any. The newest rule that matches a request decides alone. All rules end with
 * the check. What gets between needs `faults` among the needs of the lesson.
 */
export interface Wire extends View {
  /**
   * Holds requests, or the answers to them, until the check lets them go:
   *
   *     const held = wire.hold('GET', '/api/dishes');
   *     await page.getByRole('searchbox').fill('dal');
   *     await held.release('dal');
   */
  hold(method: string, path: string, options?: HoldOptions): Hold;
  /** Answers in the kitchen's place, which never sees the request: `wire.fulfill('GET', '/api/menu', { status: 503 })`. */
  fulfill(
    method: string,
    path: string,
    answer: MadeAnswer | ((request: SentRequest) => MadeAnswer),
    options?: RuleOptions,
  ): Interference;
  /** Lets requests fail before the kitchen sees them: `wire.fail('POST', '/api/orders', { reason: 'refused' })`. */
  fail(
    method: string,
    path: string,
    options?: RuleOptions & {
      /** Nobody is there, or the line breaks (`reset`, unless it says otherwise). */
      reason?: 'refused' | 'reset';
    },
  ): Interference;
  /** Loses answers: the kitchen did its work, and the sender sees the line break. `wire.dropReply('POST', '/api/orders')`. */
  dropReply(method: string, path: string, options?: RuleOptions): Interference;
  /** Hands answers on later, by the clock where there is one: `wire.delay('GET', '/api/menu', 3000)`. */
  delay(method: string, path: string, ms: number, options?: RuleOptions): Interference;
  /** Breaks requests of the page that are under way, such as an event stream: `await wire.cut('GET', '/api/orders/*')`. */
  cut(method: string, path: string): Promise<void>;
  /** Takes the customer's device off the net: its requests fail at once, and what is under way breaks. */
  offline(): Promise<void>;
  /** Puts it back: `await wire.online()`. */
  online(): Promise<void>;
  /** Slows the customer's line down: `wire.slow({ latencyMs: 400, bytesPerSecond: 50_000 })`. */
  slow(line: Partial<Pick<Line, 'latencyMs' | 'bytesPerSecond'>>): void;
}

/** Those who ask the kitchen from outside. */
const outside: readonly Client[] = ['page', 'check'];

/** What the wire of a check stands on. */
export interface WireWorld extends ViewWorld {
  /** Not there when the engine has no faults. */
  gateway: Gateway | undefined;
  trail: Trail;
}

/** Creates the wire of one check. What it puts up at the gateway is taken down by whoever isolated it. */
export function createWire(world: WireWorld): Wire {
  const view = createView(world);
  const say = (step: string) => {
    if (!world.signal.aborted) world.trail.add(step);
  };

  function gateway(): Gateway {
    if (world.gateway) return world.gateway;
    throw new Error('This check gets between requests, but its lesson does not need `faults`.');
  }

  function chosen(method: string, path: string, by = outside) {
    const isMeant = matches(method, path);
    return (request: PassingRequest) => by.includes(request.client) && isMeant(request);
  }

  /** Puts up a rule that ends after so many requests. */
  function interfere(
    method: string,
    path: string,
    { times = Infinity, by }: RuleOptions,
    handle: (route: Route, line: string) => void | Promise<void>,
  ): Interference {
    let count = 0;
    const rule = gateway().route(chosen(method, path, by), (route) => {
      if (++count >= times) rule.retire();
      return handle(route, lineOf(route.request));
    });
    return {
      get count() {
        return count;
      },
      end: () => rule.remove(),
    };
  }

  async function setLine(change: Partial<Line>, step: string): Promise<void> {
    say(step);
    gateway().setLine(change);
    await world.settle();
  }

  return {
    ...view,
    get exchanges() {
      return view.exchanges;
    },
    hold: (method, path, { part = 'response', times = Infinity, by } = {}) =>
      createHold({
        gateway: gateway(),
        matches: chosen(method, path, by),
        times,
        part,
        what: `${method} ${path}`,
        say,
        until: view.until,
        dealtWith: view.dealtWith,
      }),
    fulfill: (method, path, answer, options = {}) =>
      interfere(method, path, options, (route, line) => {
        const made = typeof answer === 'function' ? answer(toSentRequest(route.request)) : answer;
        say(`Answered ${line} with ${made.status ?? 200} in the kitchen’s place.`);
        route.fulfill(toAnswer(made));
      }),
    fail: (method, path, { reason = 'reset', ...options } = {}) =>
      interfere(method, path, options, (route, line) => {
        say(
          reason === 'refused'
            ? `Let nobody answer ${line}.`
            : `Broke the line before ${line} reached the kitchen.`,
        );
        route.abort(reason);
      }),
    dropReply: (method, path, options = {}) =>
      interfere(method, path, options, async (route, line) => {
        if (!(await route.fetch())) return route.continue();
        say(`Lost the answer to ${line} on its way back.`);
        route.abort('reset');
      }),
    delay: (method, path, ms, options = {}) =>
      interfere(method, path, options, async (route, line) => {
        await route.fetch();
        say(`Delayed the answer to ${line} by ${inWords(ms)}.`);
        await route.wait(ms);
        route.continue();
      }),
    async cut(method, path) {
      const isMeant = matches(method, path);
      const count = gateway().cut((request) => request.client === 'page' && isMeant(request));
      say(`Cut the line of ${method} ${path}${count === 0 ? ', which was not under way' : ''}.`);
      await world.settle();
    },
    offline: () => setLine({ online: false }, 'Took the device offline.'),
    online: () => setLine({ online: true }, 'Put the device back online.'),
    slow(line) {
      say('Slowed the customer’s line down.');
      gateway().setLine(line);
    },
  };
}
