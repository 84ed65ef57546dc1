import type { Display, HeaderList } from '../../../sandbox.ts';
import type { ClockReport, ClockStart, ToClockMember } from '../clock/protocol.ts';
import type { PageResponse } from './browser/page-request.ts';
import type { StorageChange, StoredEntries } from './browser/storage.ts';
import type { PagePrograms } from '../../../preview/frame/programs.ts';
import type { FromPage, ToPage } from '../../../preview/protocol.ts';

/** What the boot script is told, as JSON inside the page. */
export interface FrameConfig extends PagePrograms {
  /** Proves that the first message comes from the page this preview made. */
  token: string;
  /** The page's state in the session history, as JSON. */
  state: string | null;
  /** How many entries the session history has. */
  historyLength: number;
  /** What `document.cookie` shows at first. */
  cookies: string;
  stored: StoredEntries;
  /** What the page is shown on at first. */
  display: Display;
  /** Whether the device is online. */
  online: boolean;
  /** `null`: time is real. */
  clock: ClockStart | null;
}

/** First message of a page: comes with one port, on which everything else goes. */
export interface Hello {
  type: 'hello';
  token: string;
}

export interface FrameRequest {
  method: string;
  url: string;
  headers: HeaderList;
  body: Uint8Array | null;
}

/** The page's `fetch`. */
export interface FetchMessage extends FrameRequest {
  call: number;
  mode: RequestMode;
  credentials: RequestCredentials;
  redirect: RequestRedirect;
  cache: RequestCache;
  /** The request goes on when the page is left. */
  keepalive: boolean;
}

/** From the page to the preview. The sender may be hostile. */
export type FromFrame =
  | ClockReport
  | FromPage
  | { type: 'pong' }
  /** A dialog or a debugger holds the page, or does so no more. */
  | { type: 'paused'; isPaused: boolean }
  | ({ type: 'fetch' } & FetchMessage)
  | { type: 'cookie-written'; written: number; line: string }
  | { type: 'stored'; change: StorageChange }
  | { type: 'fetch-aborted'; call: number }
  | ({ type: 'navigate'; replace: boolean } & FrameRequest)
  /** The page changed its address without loading another page. */
  | { type: 'entry'; replace: boolean; url: string; state: unknown }
  /** Back and Forward; 0 loads the page anew. */
  | { type: 'traverse'; delta: number };

/** From the preview to the page. */
export type ToFrame =
  | ToClockMember
  | ToPage
  | { type: 'ping' }
  | ({ type: 'fetch-head'; call: number } & Omit<PageResponse, 'body' | 'method'>)
  | { type: 'fetch-data'; call: number; chunk: Uint8Array }
  | { type: 'fetch-end'; call: number }
  | { type: 'fetch-failed'; call: number; message: string }
  /** The person or the page went to another entry that this page made. */
  | { type: 'traversed'; url: string; state: unknown }
  /** The device went online or offline. */
  | { type: 'line'; online: boolean }
  /** What `document.cookie` shows now. `written` answers the page's own write of that number. */
  | { type: 'cookies'; written: number | null; cookies: string };
