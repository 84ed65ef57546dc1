import type { SandboxClock } from '#sandbox/clock.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { Balancer } from './balancer.ts';
import type { HostedInstance } from './hosted-instance.ts';

/** One request of a load. */
export interface LoadRequest {
  method: string;
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  data?: unknown;
  /** As in `SandboxRequest`. */
  from?: string;
}

export interface LoadOptions {
  /** Requests in a second of the clock, at equal distances. The first comes after half of one. */
  perSecond: number;
  /** For how many milliseconds they come. */
  forMs: number;
  /** What is sent: `GET /api/menu`, or a function of the request's number, beginning with 0. */
  request: string | ((number: number) => LoadRequest);
  /** Milliseconds after which a request without an answer counts as failed. Default: 10,000. */
  timeoutMs?: number;
}

/** `nobody`: no instance was ready. `refused`: it did not listen. `reset`: it went away before it had answered. */
export type LossReason = 'nobody' | 'refused' | 'reset' | 'timeout';

/** What became of one request. */
export interface Outcome {
  readonly number: number;
  readonly request: LoadRequest;
  /** When it was sent and when it ended, on the clock. */
  readonly sentAt: number;
  readonly endedAt: number;
  /** Who got it: `null` when nobody was ready. */
  readonly instance: HostedInstance | null;
  /** `null` without an answer. */
  readonly status: number | null;
  readonly text: string;
  /** Why there was no answer; `null` when there was one. */
  readonly loss: LossReason | null;
}

/** Requests that come at a steady pace, and what became of them. */
export interface Load {
  /** Those that have ended, in the order in which they did. */
  readonly outcomes: readonly Outcome[];
  /** Those without an answer, and those answered with 500 or more. */
  readonly failures: readonly Outcome[];
  /** How many have been sent. */
  readonly sent: number;
  /** Whether all have been sent and have ended. */
  readonly isOver: boolean;
  /** Failures by who and why, with their numbers: `{ 'kitchen-2: 503': 3, 'kitchen: refused': 2 }`. */
  readonly failureCounts: Readonly<Record<string, number>>;
  /** In a sentence for the learner. */
  readonly summary: string;
  /** Sends no more. */
  stop(): void;
}

/** What sends the requests. */
export interface LoadWorld {
  sandbox: Pick<Sandbox, 'request'>;
  clock: SandboxClock;
  balancer: Balancer;
  /** Sees every outcome. */
  onOutcome(outcome: Outcome): void;
  signal: AbortSignal;
}

/** Whether a guest would call it failed. */
export function isFailure({ status }: Pick<Outcome, 'status'>): boolean {
  return status === null || status >= 500;
}

/** Begins to send requests on the clock, each to the instance that the balancer chooses at that moment. */
export function startLoad(
  { sandbox, clock, balancer, onOutcome, signal }: LoadWorld,
  { perSecond, forMs, request, timeoutMs = 10_000 }: LoadOptions,
): Load {
  const outcomes: Outcome[] = [];
  const start = clock.now();
  const gap = 1000 / perSecond;
  let count = Math.floor(forMs / gap + 1e-9);
  let sent = 0;
  let cancel = () => {};

  function plan(): void {
    if (sent >= count || signal.aborted) return;
    const due = start + (sent + 0.5) * gap;
    cancel = clock.after(due - clock.now(), () => {
      send(sent++);
      plan();
    });
  }

  function send(number: number): void {
    const wanted = typeof request === 'string' ? toRequest(request) : request(number);
    const sentAt = clock.now();
    const instance = balancer.next();
    const end = (part: Pick<Outcome, 'status' | 'text' | 'loss'>) => {
      if (signal.aborted) return;
      const ended = { number, request: wanted, sentAt, endedAt: clock.now(), instance, ...part };
      outcomes.push(ended);
      onOutcome(ended);
    };
    if (!instance) return end({ status: null, text: '', loss: 'nobody' });
    const { method, path, headers, data, from } = wanted;
    const json = data === undefined ? null : new TextEncoder().encode(JSON.stringify(data));
    const patience = new AbortController();
    const stopWaiting = clock.after(timeoutMs, () => patience.abort());
    sandbox
      .request({
        method,
        url: new URL(path, instance.address).href,
        headers: Object.entries({
          ...(json && { 'content-type': 'application/json' }),
          ...headers,
        }),
        body: json,
        ...(from && { from }),
        signal: AbortSignal.any([patience.signal, signal]),
      })
      .then(
        ({ status, body }) => end({ status, text: new TextDecoder().decode(body), loss: null }),
        (error: Error) => {
          const loss = patience.signal.aborted ? 'timeout' : (error.cause as LossReason);
          end({ status: null, text: '', loss });
        },
      )
      .finally(stopWaiting);
  }

  const failures = () => outcomes.filter(isFailure);
  const counts = () => countBy(failures().map(toReason));

  plan();
  return {
    get outcomes() {
      return outcomes;
    },
    get failures() {
      return failures();
    },
    get sent() {
      return sent;
    },
    get isOver() {
      return sent === count && outcomes.length === count;
    },
    get failureCounts() {
      return counts();
    },
    get summary() {
      const failed = failures().length;
      const ended = `${outcomes.length} requests`;
      if (failed === 0) return `${ended} came, and none failed.`;
      const reasons = Object.entries(counts()).map(([why, times]) => `${why} (${times})`);
      return `${ended} came, and ${failed} failed. ${reasons.join(', ')}.`;
    },
    stop() {
      cancel();
      count = sent;
    },
  };
}

function toReason({ instance, status, loss }: Outcome): string {
  return instance ? `${instance.name}: ${loss ?? status}` : 'nobody was ready';
}

function toRequest(line: string): LoadRequest {
  const [method = 'GET', path = '/'] = line.split(' ');
  return { method, path };
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
