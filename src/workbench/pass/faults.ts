import { atom, type ReadableAtom } from 'nanostores';
import type { Gateway, Rule } from '#sandbox/gateway/gateway.ts';
import type { Route } from '#sandbox/gateway/route.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';

/** What the pass does with requests that come to it. */
export type Treatment = 'pass' | 'hold' | 'delay' | 'drop' | 'fail';

/** The line of the customer's device. */
export type LineKind = 'good' | 'slow' | 'offline';

/** What somebody has switched on by hand at the pass. */
export interface FaultState {
  treatment: Treatment;
  /** Only the next request is treated; then all pass again. */
  once: boolean;
  delayMs: number;
  line: LineKind;
  /** Numbers of the exchanges that are held, oldest first. */
  held: readonly number[];
}

/** Nothing is on. */
export const noFaults: FaultState = {
  treatment: 'pass',
  once: false,
  delayMs: 800,
  line: 'good',
  held: [],
};

/** A line as in a train: half a second of latency, 50 kB a second. */
const slow = { online: true, latencyMs: 500, bytesPerSecond: 50_000 };
const good = { online: true, latencyMs: 0, bytesPerSecond: null };

/** Lets a person step in between page and kitchen. */
export interface Faults {
  readonly $state: ReadableAtom<FaultState>;
  /** Whether the engine has a gateway. */
  readonly $available: ReadableAtom<boolean>;
  set(change: Partial<Omit<FaultState, 'held'>>): void;
  /** Lets one held request go on, or all of them. */
  release(exchange?: number): void;
  /** Switches everything off and lets go what is held. */
  reset(): void;
}

/** Treats requests of the page and those sent by hand; servers and checks are let through. */
export function createFaults($sandbox: ReadableAtom<Sandbox | null>): Faults {
  const $state = atom(noFaults);
  const $available = atom(false);
  const held = new Map<number, Route>();
  let gateway: Gateway | null = null;
  let rule: Rule | null = null;
  let stop = () => {};

  $sandbox.subscribe((sandbox) => {
    stop();
    held.clear();
    rule = null;
    gateway = sandbox?.capabilities.includes('faults') ? (sandbox.gateway ?? null) : null;
    stop =
      sandbox?.wire.subscribe((event) => {
        if (event.kind === 'failure' && held.delete(event.exchange)) tellHeld();
      }) ?? stop;
    $state.set({ ...noFaults, delayMs: $state.get().delayMs });
    $available.set(gateway !== null);
  });

  function tellHeld() {
    $state.set({ ...$state.get(), held: [...held.keys()] });
  }

  async function treat(route: Route): Promise<void> {
    const { treatment, once, delayMs } = $state.get();
    if (once) {
      rule?.retire();
      rule = null;
      $state.set({ ...$state.get(), treatment: 'pass' });
    }
    switch (treatment) {
      case 'pass':
        return route.continue();
      case 'hold':
        held.set(route.request.exchange, route);
        return tellHeld();
      case 'delay':
        await route.wait(delayMs);
        return route.continue();
      case 'drop':
        return route.abort('reset');
      case 'fail':
        return route.fulfill({
          status: 500,
          statusText: 'Internal Server Error',
          headers: [['content-type', 'text/plain; charset=utf-8']],
          body: new TextEncoder().encode('The pass answered this by hand, not the kitchen.\n'),
        });
    }
  }

  function letGo(exchanges: readonly number[]) {
    for (const exchange of exchanges) {
      held.get(exchange)?.continue();
      held.delete(exchange);
    }
    tellHeld();
  }

  return {
    $state,
    $available,
    set(change) {
      if (!gateway) return;
      const next = { ...$state.get(), ...change };
      $state.set(next);
      if (change.line) {
        gateway.setLine(
          change.line === 'good' ? good : change.line === 'slow' ? slow : { online: false },
        );
      }
      if (next.treatment === 'pass') {
        rule?.retire();
        rule = null;
      } else {
        rule ??= gateway.route(({ client }) => client === 'page' || client === 'hand', treat);
      }
    },
    release: (exchange) => letGo(exchange === undefined ? [...held.keys()] : [exchange]),
    reset() {
      this.set({ treatment: 'pass', once: false, line: 'good' });
      letGo([...held.keys()]);
    },
  };
}

/** What is on, in words: `hold, slow line`. Empty when nothing is. */
export function toWords({ treatment, once, delayMs, line, held }: FaultState): string {
  const words: Record<Treatment, string> = {
    pass: '',
    hold: once ? 'hold the next' : 'hold all',
    delay: `delay ${delayMs} ms`,
    drop: once ? 'drop the next' : 'drop all',
    fail: once ? 'fail the next' : 'fail all',
  };
  const lines: Record<LineKind, string> = { good: '', slow: 'slow line', offline: 'offline' };
  const holding = treatment !== 'hold' && held.length > 0 ? `${held.length} held` : '';
  return [words[treatment], lines[line], holding].filter(Boolean).join(', ');
}
