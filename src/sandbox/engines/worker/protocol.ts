import type { Program } from '../../compile/program.ts';
import type { ClockReport, ClockStart, ToClockMember } from './clock/protocol.ts';
import type { FromPostgresClient, ToPostgresClient } from './postgres/process-connections.ts';
import type { HeaderList, Signal } from '../../sandbox.ts';
import type { DiskChange } from './disk.ts';
import type { TestReport, TestSettings } from './tests/events.ts';
import type { LogEvent, SlowHashEvent, SourceLocation } from '../../wire/events.ts';

/** Head of a request as a server in a process receives it. */
export interface RequestHead {
  method: string;
  /** Path and query, e.g. `/api/menu?day=1`. */
  target: string;
  headers: HeaderList;
}

/** Head of a response as a server in a process sends it. */
export interface ResponseHead {
  status: number;
  statusText: string;
  headers: HeaderList;
}

/** A line or piece of a line that a process prints. */
export interface Print {
  text: string;
  level: LogEvent['level'];
}

/** An error that nobody caught. */
export interface Failure {
  message: string;
  stack: string;
  /** Set when the error is about a place that is not in the stack, such as an import. */
  location: SourceLocation | null;
}

/** What the engine tells a process. `exchange` numbers requests to it; `call` numbers its own requests. */
export type ToProcess =
  | ToPostgresClient
  | ToClockMember
  | {
      type: 'start';
      program: Program;
      /** Scripts of the npm packages it imports; see packages/load.ts. */
      packages: string[];
      /** Everything on the disk. */
      disk: DiskChange[];
      env: Record<string, string>;
      args: string[];
      tests: TestSettings;
      /** What was written to stdin before it started. */
      input: string;
      inputEnded: boolean;
      pid: number;
      /** `null`: time is real. */
      clock: ClockStart | null;
    }
  | { type: 'ping' }
  | { type: 'signal'; signal: Signal }
  | { type: 'disk-changed'; changes: DiskChange[] }
  | { type: 'stdin'; text: string }
  | { type: 'stdin-end' }
  | { type: 'request'; exchange: number; port: number; head: RequestHead; hasBody: boolean }
  | { type: 'request-data'; exchange: number; chunk: Uint8Array }
  | { type: 'request-end'; exchange: number }
  | { type: 'request-aborted'; exchange: number }
  | { type: 'listen-granted'; server: number; port: number }
  | { type: 'listen-refused'; server: number; port: number }
  | { type: 'call-head'; call: number; head: ResponseHead }
  | { type: 'call-data'; call: number; chunk: Uint8Array }
  | { type: 'call-end'; call: number }
  | { type: 'call-failed'; call: number; code: string; message: string };

/** What a process tells the engine. The sender may be hostile: the engine checks every number. */
export type FromProcess =
  | ClockReport
  | FromPostgresClient
  | { type: 'pong' }
  /** The event loop has had no turn for a second or more, because of a loop at the top of this stack. */
  | { type: 'looping'; stack: string }
  | { type: 'print'; prints: Print[] }
  | { type: 'slow-hash'; name: SlowHashEvent['name']; work: number }
  | { type: 'test'; report: TestReport }
  | { type: 'disk-changed'; changes: DiskChange[] }
  | { type: 'failure'; failure: Failure }
  /** `isLoopback`: it listens to its own machine only. */
  | { type: 'listen'; server: number; port: number; isLoopback: boolean }
  | { type: 'close'; port: number }
  | { type: 'response-head'; exchange: number; head: ResponseHead }
  | { type: 'response-data'; exchange: number; chunk: Uint8Array }
  | { type: 'response-end'; exchange: number }
  | { type: 'response-broken'; exchange: number }
  | { type: 'handles'; signals: Signal[] }
  | { type: 'call'; call: number; url: string; head: RequestHead; hasBody: boolean }
  | { type: 'call-body-data'; call: number; chunk: Uint8Array }
  | { type: 'call-body-end'; call: number }
  | { type: 'call-aborted'; call: number }
  | { type: 'exit'; code: number };
