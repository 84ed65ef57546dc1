import type { ClockReport, ToClockMember } from '../clock/protocol.ts';
import type { RivalAct } from '../../../sandbox.ts';

/** A statement that was run, as the worker saw it pass. */
export interface QueryTrace {
  text: string;
  /** Values of `$1`, `$2`, … as text, as they came over the line. */
  parameters: (string | null)[];
  /** Rows returned or changed. */
  rows: number;
  durationMs: number;
  /** Pages of 8 kB that Postgres looked at, or `null` when the statement has no plan. */
  pagesRead: number | null;
  error: { code: string; message: string } | null;
}

/** Work on the whole database. */
export type DatabaseTask =
  | { type: 'query'; text: string; parameters: unknown[] }
  | { type: 'script'; text: string; maxRows: number }
  | { type: 'reset'; sql: string }
  | { type: 'snapshot' }
  | { type: 'restore'; snapshot: number }
  | { type: 'rival'; act: RivalAct }
  | { type: 'rival-report' };

/** What the page tells the worker. `session` numbers the connections of processes. */
export type ToDatabase =
  | ToClockMember
  | { type: 'bytes'; session: number; bytes: Uint8Array }
  | { type: 'disconnect'; session: number }
  | { type: 'task'; id: number; task: DatabaseTask };

/** What the worker tells the page. */
export type FromDatabase =
  | ClockReport
  | { type: 'progress'; percent: number }
  | { type: 'failed'; message: string }
  | { type: 'bytes'; session: number; bytes: Uint8Array }
  | { type: 'query'; session: number; trace: QueryTrace }
  | { type: 'done'; id: number; result: unknown }
  | { type: 'undone'; id: number; message: string; fields: Record<string, unknown> };
