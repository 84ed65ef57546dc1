import type { Half } from '#lib/files.ts';
import type { HeaderList, Signal } from '../sandbox.ts';

/** A place in the learner's own source. Lines and columns start at 1. */
export interface SourceLocation {
  file: string;
  line: number;
  column: number;
}

/** A message body as the wire keeps it. Bodies over 64 kB are cut; `bytes` is always the full size. */
export interface WireBody {
  bytes: number;
  /** The content as text, or `null` when it is not valid UTF-8. */
  text: string | null;
  truncated: boolean;
}

/** Who sent a request: the page in the preview, a check, a server in the sandbox, or a person by hand. */
export type Client = 'page' | 'check' | 'server' | 'hand';

/** A request left its sender. `exchange` ties it to its response or failure. */
export interface RequestEvent {
  kind: 'request';
  exchange: number;
  client: Client;
  method: string;
  url: string;
  headers: HeaderList;
  /** `null` without a body, and while a streamed body is on its way; it follows as `request-body`. */
  body: WireBody | null;
  /**
   * For a server's own request: the request it was handling, by the rule of `QueryEvent.exchange`. Nothing when that is
   * not known.
   */
  parent?: number | null;
}

/** When a server had a request, in milliseconds since the request left its sender. */
export interface Served {
  from: number;
  /** Its answer was complete, or it hung up. */
  to: number;
}

/** A request body that was sent as a stream has ended. */
export interface RequestBodyEvent {
  kind: 'request-body';
  exchange: number;
  body: WireBody;
}

/** The head of the answer has arrived; its body may take long, or never end. */
export interface HeadEvent {
  kind: 'head';
  exchange: number;
  status: number;
  statusText: string;
  headers: HeaderList;
  /** Milliseconds since the request left. */
  durationMs: number;
}

/** The answer is complete: head and whole body have arrived. */
export interface ResponseEvent {
  kind: 'response';
  exchange: number;
  status: number;
  statusText: string;
  headers: HeaderList;
  body: WireBody;
  durationMs: number;
  /** Nothing when no server had it, because a rule at the gateway answered, or when the engine cannot tell. */
  served?: Served | null;
}

/**
 * No answer came. `refused`: nobody listens on that port. `reset`: the server went away before it finished, or the line
 * broke. `offline`: the sender's device is not on the net. `aborted`: the sender gave up.
 */
export interface FailureEvent {
  kind: 'failure';
  exchange: number;
  reason: 'refused' | 'reset' | 'offline' | 'aborted';
  message: string;
  durationMs: number;
}

/**
 * A rule at the gateway stepped in. `held`: it waits there. `released`: it may go on. `replaced`: the sender gets another
 * answer than the kitchen's. `dropped`: the sender gets none. What the sender gets follows as `response` or `failure`.
 */
export interface GatewayEvent {
  kind: 'gateway';
  exchange: number;
  change: 'held' | 'released' | 'replaced' | 'dropped';
  /** `request`: the kitchen has not seen it. `response`: the kitchen has it, or is done with it. */
  part: 'request' | 'response';
  /** Status of the kitchen's own answer, once there is one. */
  status: number | null;
}

/** The line of the customer's device changed. */
export interface LineEvent {
  kind: 'line';
  online: boolean;
  latencyMs: number;
  bytesPerSecond: number | null;
}

/** The preview begins to show a page anew: it was opened, reloaded, or followed a link. */
export interface PageEvent {
  kind: 'page';
  url: string;
}

/** The page loaded one of its own files. */
export interface AssetEvent {
  kind: 'asset';
  path: string;
  status: number;
}

/** A line printed with `console.*`, or written to stdout or stderr. */
export interface LogEvent {
  kind: 'log';
  half: Half;
  level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  text: string;
}

/** Something went wrong in learner code: it does not compile, or it threw and nobody caught it. */
export interface ErrorEvent {
  kind: 'error';
  half: Half;
  phase: 'compile' | 'run';
  /** The error's name and message, e.g. `TypeError: x is not a function`. */
  message: string;
  /** Stack lines with the learner's own files; empty for compile errors. */
  stack: string[];
  location: SourceLocation | null;
}

/** A process changed: it started, opened or closed a port, got a signal, or ended. */
export interface ProcessEvent {
  kind: 'process';
  pid: number;
  command: string;
  change:
    | {
        to: 'started';
        /** The machine it runs on, where there are several; see `SpawnOptions.machine`. */
        machine?: string;
      }
    | { to: 'listening'; port: number }
    | { to: 'closed'; port: number }
    | { to: 'signaled'; signal: Signal }
    | { to: 'exited'; code: number };
}

/** A program asked the database something, and this came of it. */
export interface QueryEvent {
  kind: 'query';
  /** The process that asked. */
  pid: number;
  /**
   * The request that was being handled: the only one the process had not answered when it asked. `null` when there was
   * none or more than one, because then nobody can tell.
   */
  exchange: number | null;
  text: string;
  /** Values of `$1`, `$2`, … as text. */
  parameters: (string | null)[];
  /** Rows returned or changed. */
  rows: number;
  durationMs: number;
  /** Pages of 8 kB that the database looked at, or `null` when the statement has no plan, such as `BEGIN`. */
  pagesRead: number | null;
  /** `code` is the SQLSTATE, e.g. `23505`. */
  error: { code: string; message: string } | null;
}

/** A program began to work out a slow hash, as one keeps in the place of a password. Web Crypto's are not told. */
export interface SlowHashEvent {
  kind: 'slow-hash';
  /** The process that works. */
  pid: number;
  /** The request it was for, by the rule of `QueryEvent.exchange`. */
  exchange: number | null;
  name: 'scrypt' | 'pbkdf2';
  /** How much work it is: `N × r × p` of scrypt, iterations of pbkdf2. Does not depend on the machine. */
  work: number;
}

/** A test of `node:test` has ended, or a suite of such. */
export interface TestEvent {
  kind: 'test';
  /** The process it ran in; each test file has its own. */
  pid: number;
  /** The program the process was started with. */
  file: string;
  /** Names from the outermost suite down to the test. */
  path: string[];
  isSuite: boolean;
  /** `cancelled`: it did not get to its end, e.g. because its time was up. */
  outcome: 'pass' | 'fail' | 'cancelled';
  /** With `skip` and `todo` the outcome does not count. */
  directive: 'skip' | 'todo' | 'expected failure' | null;
  /** The message of the error it failed with. */
  message: string | null;
  location: SourceLocation | null;
  /** `null` when it never began. */
  durationMs: number | null;
}

/** Something large is on its way, because the project asked for it. 100 percent: it is ready. */
export interface LoadingEvent {
  kind: 'loading';
  name: string;
  percent: number;
}

/**
 * Something does not answer, or was ended because it did not. Whoever is in an endless loop cannot be asked, only watched
 * from outside.
 */
export type WatchdogEvent = { kind: 'watchdog' } & (
  | {
      part: 'process';
      pid: number;
      change:
        | {
            /** It has not answered for `forMs` milliseconds. It is left alone. */
            to: 'silent';
            forMs: number;
            /** The loop it is probably in, when it is in one. */
            location: SourceLocation | null;
            /** The request it has probably been handling since then, if there is one. */
            exchange: number | null;
          }
        | { to: 'answering' };
    }
  | {
      /** Pages did not answer and were ended. */
      part: 'page';
      /** They were not only just loading. */
      hadRun: boolean;
      /** All processes had to be ended with them. */
      losesProcesses: boolean;
    }
  | {
      /** The browser ended all pages and processes, most likely because memory ran out. */
      part: 'sandbox';
      /** Who was busy when it happened, if it can be told. */
      suspect: 'page' | 'process' | null;
    }
);

export type WireEntry =
  | RequestEvent
  | RequestBodyEvent
  | HeadEvent
  | ResponseEvent
  | FailureEvent
  | GatewayEvent
  | LineEvent
  | PageEvent
  | AssetEvent
  | LogEvent
  | ErrorEvent
  | ProcessEvent
  | QueryEvent
  | SlowHashEvent
  | TestEvent
  | LoadingEvent
  | WatchdogEvent;

/**
 * One entry of the wire. `id` grows by one. `at` is real milliseconds since the sandbox started; `time` is what the
 * sandbox's clock shows, in milliseconds since 1970, and stands still while a virtual clock does.
 */
export type WireEvent = WireEntry & {
  readonly id: number;
  readonly at: number;
  readonly time: number;
};
