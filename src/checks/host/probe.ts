import type { SandboxClock } from '#sandbox/clock.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';

/** A question that the host asks an instance again and again. Names and defaults as in Kubernetes, with other periods. */
export interface Probe {
  /** Asked with GET. A status from 200 to 399 is a yes. */
  path: string;
  /** Milliseconds between two questions, and before the first. */
  periodMs: number;
  /** Milliseconds after which no answer is a no. Default: 1,000. */
  timeoutMs?: number;
  /** How many times no in a row it takes to believe it. Default: 3. */
  failureThreshold?: number;
  /** How many times yes in a row it takes. Default: 1. */
  successThreshold?: number;
}

/** Which questions a host asks. */
export interface Probes {
  /** Asked first; the others wait for its yes. Its no ends the instance. */
  startup?: Probe;
  /** Its no ends the instance. */
  liveness?: Probe;
  /** Its yes brings requests, its no keeps them away. */
  readiness?: Probe;
}

/**
 * Sends a probe on the clock. Calls `believe` whenever what the host believes changes, and `tick` before each question.
 * Returns the way to stop.
 */
export function startProbe(
  { request, clock }: Pick<Sandbox, 'request'> & { clock: SandboxClock },
  address: string,
  { path, periodMs, timeoutMs = 1000, failureThreshold = 3, successThreshold = 1 }: Probe,
  { believe, tick }: { believe(good: boolean): void; tick?(): void },
): () => void {
  let belief: boolean | null = null;
  let last: boolean | null = null;
  let inRow = 0;
  const over = new AbortController();
  let cancel = clock.after(periodMs, ask);

  function ask(): void {
    cancel = clock.after(periodMs, ask);
    tick?.();
    if (over.signal.aborted) return;
    const patience = new AbortController();
    const stopWaiting = clock.after(timeoutMs, () => patience.abort(new Error('No answer came.')));
    request({
      method: 'GET',
      url: new URL(path, address).href,
      signal: AbortSignal.any([patience.signal, over.signal]),
    })
      .then(
        ({ status }) => hear(status >= 200 && status < 400),
        () => hear(false),
      )
      .finally(stopWaiting);
  }

  function hear(good: boolean): void {
    if (over.signal.aborted) return;
    inRow = good === last ? inRow + 1 : 1;
    last = good;
    if (good === belief || inRow < (good ? successThreshold : failureThreshold)) return;
    belief = good;
    believe(good);
  }

  return () => {
    cancel();
    over.abort(new Error('The probe has ended.'));
  };
}
