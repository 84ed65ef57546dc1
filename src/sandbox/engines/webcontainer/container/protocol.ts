/** What the programs inside the container and the engine outside tell each other. */
import type { HeaderList, Signal } from '../../../sandbox.ts';
import type { LogEvent, SourceLocation, WireEntry } from '../../../wire/events.ts';

/** Where the programs lie in the container, beside the project. */
export const HOME = '.pass';

/** The port of the page, and the address it believes it has. */
export const PAGE_PORT = 5173;
export const PAGE_ORIGIN = `http://localhost:${PAGE_PORT}`;

/** A file of the page that answers before there is any project: shows that previews work. */
export const READY_PATH = `/${HOME}/ready`;

/** The type of module scripts in the pages that the gateway hands out: ours to run, none of the browser's. */
export const MODULE_TYPE = 'the-pass/module';
/** The line of the page on which such a script's text begins. */
export const LINE_ATTRIBUTE = 'data-the-pass-line';
/** Says, in answers of the gateway to the page, that no server answered. */
export const FAILURE_HEADER = 'the-pass-failure';

/** What the learner's process says, through the tap. The sender may be hostile: it can write anything to its output. */
export type FromProcess =
  | { type: 'print'; text: string; level: LogEvent['level'] }
  | { type: 'failure'; message: string; stack: string; location: SourceLocation | null }
  /** With `isLoopback` it is reached from its own machine only. */
  | { type: 'listening'; port: number; isLoopback: boolean }
  | { type: 'closed'; port: number }
  /** The signals it listens to now. */
  | { type: 'handles'; signals: Signal[] }
  /** An entry about a request of its own; `exchange` counts from 1 in each process. */
  | { type: 'wire'; entry: WireEntry };

/** What a process is told. */
export type ToProcess =
  { type: 'signal'; signal: Signal } | { type: 'stdin'; text: string } | { type: 'stdin-end' };

/** What the gateway says. */
export type FromGateway =
  | { type: 'ready'; version: string }
  /** `exchange` is the gateway's own count. */
  | { type: 'wire'; entry: WireEntry }
  | {
      type: 'answer-head';
      call: number;
      status: number;
      statusText: string;
      headers: HeaderList;
    }
  /** `data` in base64. */
  | { type: 'answer-data'; call: number; data: string }
  | { type: 'answer-end'; call: number }
  | { type: 'answer-failed'; call: number; message: string };

export type ToGateway =
  /** The folder of the page, and the port that answers for what is not in it. */
  | { type: 'page'; root: string; backendPort: number }
  | {
      type: 'request';
      call: number;
      client: 'check' | 'hand';
      method: string;
      url: string;
      port: number;
      /** Nobody listens there for those who come from outside the machine. */
      isRefused: boolean;
      headers: HeaderList;
      /** `whole`: one piece of data follows, then the end. `stream`: any number. */
      body: 'none' | 'whole' | 'stream';
    }
  | { type: 'request-data'; call: number; data: string }
  | { type: 'request-end'; call: number }
  | { type: 'request-abort'; call: number };
