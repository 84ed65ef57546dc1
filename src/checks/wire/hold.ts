import type { Gateway } from '#sandbox/gateway/gateway.ts';
import type { PassingRequest, Route } from '#sandbox/gateway/route.ts';
import { CheckFailure } from '../failure.ts';
import { toAnswer, type MadeAnswer } from './made-answer.ts';
import { toSentRequest, type SentRequest } from './sent-request.ts';

/** Which of the held requests: the nth that was caught (from 0), one whose path or query has a text, or a test. */
export type Which = number | string | ((request: SentRequest) => boolean);

/**
 * Requests that wait at the pass until the check lets them go, in any order. Those that are left over go when the check
 * ends. A request whose sender has given up meanwhile is still there to be let go: nobody takes its answer.
 */
export interface Hold {
  /** All that were caught, oldest first, also those that are gone. */
  readonly requests: readonly SentRequest[];
  /** How many wait here whose sender still wants an answer. */
  readonly waiting: number;
  /** Waits until that many were caught. A `CheckFailure` when they are not in time. */
  waitForCount(count: number): Promise<void>;
  /** Lets one go (the oldest, unless it says which) and waits until the page has dealt with it: `held.release('dal')`. */
  release(which?: Which): Promise<void>;
  /** Lets all go that are held, oldest first. Those to come are held again. */
  releaseAll(): Promise<void>;
  /** Gives one of them another answer: `held.fulfill({ status: 503 })`. */
  fulfill(answer: MadeAnswer, which?: Which): Promise<void>;
  /** Lets one of them fail: nobody was there (`refused`), or the line broke (`reset`). */
  abort(reason?: 'refused' | 'reset', which?: Which): Promise<void>;
  /** Holds no more, and lets all go. */
  end(): Promise<void>;
}

/** What a hold needs from the wire of its check. */
export interface HoldEnds {
  gateway: Gateway;
  matches(request: PassingRequest): boolean;
  /** How many to hold at most. */
  times: number;
  /** Whether the kitchen works on them at once, and their answers are held. */
  part: 'request' | 'response';
  /** `GET /api/dishes`, for messages. */
  what: string;
  say(step: string): void;
  /** What `ready` gives once it is not `null`; `null` when it does not in time. Looks again after each event. */
  until<T>(ready: () => T | null): Promise<T | null>;
  /** Waits until the sender has dealt with the answer to an exchange. */
  dealtWith(exchange: number): Promise<void>;
}

interface Caught {
  route: Route;
  request: SentRequest;
  isLetGo: boolean;
}

/** Puts up the rule. */
export function createHold(ends: HoldEnds): Hold {
  const { gateway, part, what, say } = ends;
  const caught: Caught[] = [];
  const noun = part === 'response' ? 'the answer to ' : '';

  const rule = gateway.route(ends.matches, (route) => {
    const request = toSentRequest(route.request);
    caught.push({ route, request, isLetGo: false });
    if (caught.length >= ends.times) rule.retire();
    say(`Held ${noun}${request.line}.`);
    if (part === 'response') void route.fetch();
  });

  function find(which: Which | undefined): Caught | null {
    const meant = caught.filter(
      (one) =>
        !one.isLetGo &&
        (typeof which === 'number' ? one === caught[which] : isMeant(which, one.request)),
    );
    // One whose sender still waits, if there is one: a page may have given up an earlier one of the same kind.
    return meant.find(({ route }) => !route.isOver) ?? meant[0] ?? null;
  }

  /** The held request that is meant, waiting for it. */
  async function choose(which: Which | undefined): Promise<Caught> {
    const found = await ends.until(() => find(which));
    if (found) return found;
    const others = caught.filter(({ isLetGo }) => !isLetGo).map(({ request }) => request.line);
    throw new CheckFailure({
      seen: `The request that was waited for did not come. ${others.length > 0 ? `Held: ${others.join(', ')}.` : 'Nothing is held.'}`,
      expected: `The page sends ${what}${typeof which === 'string' ? ` for “${which}”` : ''}.`,
    });
  }

  async function letGo(one: Caught, step: string, decide: (route: Route) => void): Promise<void> {
    one.isLetGo = true;
    say(one.route.isOver ? `Nobody waited for ${one.request.line} any more.` : step);
    decide(one.route);
    await ends.dealtWith(one.route.request.exchange);
  }

  const release = (one: Caught) =>
    letGo(one, `Let ${noun}${one.request.line} go.`, (route) => route.continue());

  async function releaseAll(): Promise<void> {
    for (const one of caught) if (!one.isLetGo) await release(one);
  }

  return {
    get requests() {
      return caught.map(({ request }) => request);
    },
    get waiting() {
      return caught.filter(({ isLetGo, route }) => !isLetGo && !route.isOver).length;
    },
    async waitForCount(count) {
      if (await ends.until(() => (caught.length >= count ? true : null))) return;
      throw new CheckFailure({
        seen: `${what} was sent ${times(caught.length)}.`,
        expected: `It is sent ${times(count)}.`,
      });
    },
    release: async (which) => release(await choose(which)),
    releaseAll,
    fulfill: async (made, which) => {
      const one = await choose(which);
      const answer = toAnswer(made);
      const step = `Answered ${one.request.line} with ${answer.status} in the kitchen’s place.`;
      await letGo(one, step, (route) => route.fulfill(answer));
    },
    abort: async (reason = 'reset', which) => {
      const one = await choose(which);
      await letGo(one, `Let ${one.request.line} fail.`, (route) => route.abort(reason));
    },
    async end() {
      rule.retire();
      await releaseAll();
    },
  };
}

function isMeant(which: Exclude<Which, number> | undefined, request: SentRequest): boolean {
  if (which === undefined) return true;
  if (typeof which === 'function') return which(request);
  return request.path.includes(which) || [...request.query.values()].some((v) => v.includes(which));
}

function times(count: number): string {
  if (count === 0) return 'not at all';
  return count === 1 ? 'once' : `${count} times`;
}
