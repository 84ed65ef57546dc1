import type { Time } from '../time.ts';
import type { WireLog } from '../wire/log.ts';
import { goodLine, overLine, type Line } from './line.ts';
import type { FailureReason, Receiver } from './receiver.ts';
import { createRoute, type OpenRoute, type PassingRequest, type Route } from './route.ts';

/** A rule that was put up at the gateway. */
export interface Rule {
  /** Takes no more requests. Those it has, it keeps. */
  retire(): void;
  /** Takes no more requests, and lets those go on that it has not decided. */
  remove(): void;
}

/**
 * The pass as a place where requests can be stopped: every request in the sandbox goes through it, and every answer.
 * Without rules it does nothing.
 */
export interface Gateway {
  /**
   * Puts up a rule: `handle` decides what becomes of each request that `matches`. Where several rules match, the newest
   * decides alone.
   */
  route(
    matches: (request: PassingRequest) => boolean,
    handle: (route: Route) => void | Promise<void>,
  ): Rule;
  /** The line of the customer's device. Going offline breaks all that is under way on it. */
  readonly line: Line;
  setLine(change: Partial<Line>): void;
  /** Breaks requests under way, as a pulled plug does: the sender fails, the kitchen's connection closes. How many. */
  cut(matches: (request: PassingRequest) => boolean): number;
  /**
   * Puts all rules aside and gives the device a good line, so that a check finds neither what a learner put up nor what
   * another check left. Returns how to undo it: rules put up meanwhile are removed, and those from before stand again.
   */
  isolate(): () => void;
  /** Calls `listener` when the line changed. Returns the way to stop. */
  onLine(listener: (line: Line) => void): () => void;
}

/** The gateway as the network uses it. */
export interface NetworkGateway extends Gateway {
  /**
   * Takes a request from its sender. `deliver` hands it to the kitchen and returns the way to hang up. Whatever happens,
   * `sender` gets one end or one failure. Returns the way for the sender to give up.
   */
  pass(
    request: PassingRequest,
    sender: Receiver,
    deliver: (receiver: Receiver) => () => void,
  ): () => void;
}

/** A request under way, whether a rule has it or not. */
interface Passage {
  request: PassingRequest;
  /** Ends it on both sides. */
  fail(reason: FailureReason, message: string): void;
}

interface StandingRule extends Rule {
  matches(request: PassingRequest): boolean;
  handle(route: Route): void | Promise<void>;
  /** The requests it has. */
  routes: Set<Route>;
  isRetired: boolean;
}

/** Creates a gateway without rules that writes to the wire what it does. */
export function createGateway(wire: WireLog, time: Time): NetworkGateway {
  const underWay = new Set<Passage>();
  const listeners = new Set<(line: Line) => void>();
  let rules: StandingRule[] = [];
  let line = goodLine;

  const isOnLine = ({ client }: PassingRequest) => client === 'page';

  const pass: NetworkGateway['pass'] = (request, sender, deliver) => {
    let hangUp = () => {};
    let forget = () => {};

    /** Runs a last step, once. */
    function end(step: () => void): void {
      if (!underWay.delete(passage)) return;
      forget();
      step();
    }
    const passage: Passage = {
      request,
      fail: (reason, message) =>
        end(() => {
          hangUp();
          sender.failed(reason, message);
        }),
    };
    const once: Receiver = {
      head: (head) => underWay.has(passage) && sender.head(head),
      data: (chunk) => underWay.has(passage) && sender.data(chunk),
      end: () => end(() => sender.end()),
      failed: (reason, message) => end(() => sender.failed(reason, message)),
    };
    const back = isOnLine(request) ? overLine(() => line, time, once) : once;
    underWay.add(passage);

    const rule = rules.find(({ isRetired, matches }) => !isRetired && matches(request));
    if (isOnLine(request) && !line.online) {
      queueMicrotask(() => passage.fail('offline', 'The device is offline.'));
    } else if (!rule) {
      hangUp = deliver(back);
    } else {
      const open = createRoute(request, {
        sender: back,
        deliver,
        wait: (ms) => new Promise((resolve) => void time.after(ms, resolve)),
        note: (note) => wire.append({ kind: 'gateway', exchange: request.exchange, ...note }),
      });
      hangUp = open.hangUp;
      forget = () => {
        open.close();
        rule.routes.delete(open.route);
      };
      rule.routes.add(open.route);
      run(rule, open);
    }
    return () => passage.fail('aborted', 'The sender gave up.');
  };

  function setLine(change: Partial<Line>): void {
    const before = line;
    line = { ...line, ...change };
    if (isSame(line, before)) return;
    wire.append({ kind: 'line', ...line });
    for (const listener of [...listeners]) listener(line);
    if (line.online) return;
    for (const { request, fail } of [...underWay]) {
      if (isOnLine(request)) fail('offline', 'The device went offline.');
    }
  }

  return {
    pass,
    route(matches, handle) {
      const routes = new Set<Route>();
      const rule: StandingRule = {
        matches,
        handle,
        routes,
        retire: () => void (rule.isRetired = true),
        remove() {
          rule.isRetired = true;
          for (const route of [...routes]) route.continue();
        },
        isRetired: false,
      };
      rules = [rule, ...rules.filter(({ isRetired }) => !isRetired)];
      return rule;
    },
    get line() {
      return line;
    },
    setLine,
    onLine(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cut(matches) {
      const cut = [...underWay].filter(({ request }) => matches(request));
      for (const { fail } of cut) fail('reset', 'The line was cut.');
      return cut.length;
    },
    isolate() {
      const aside = rules;
      const lineBefore = line;
      rules = [];
      setLine(goodLine);
      return () => {
        const own = rules;
        rules = aside;
        for (const { remove } of own) remove();
        setLine(lineBefore);
      };
    },
  };
}

function isSame(a: Line, b: Line): boolean {
  return (
    a.online === b.online && a.latencyMs === b.latencyMs && a.bytesPerSecond === b.bytesPerSecond
  );
}

/** Hands a request to a rule. A rule that breaks must not leave the sender waiting. */
function run({ handle }: StandingRule, { route, settle }: OpenRoute): void {
  const broken = (error: unknown) => {
    route.abort('reset');
    queueMicrotask(() => {
      throw error;
    });
  };
  try {
    void Promise.resolve(handle(route)).catch(broken);
    settle();
  } catch (error) {
    broken(error);
  }
}
