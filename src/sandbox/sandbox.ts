/**
 * The sandbox contract: what every engine gives to the workbench and to the checks. Types only.
 *
 * It has two parts. `SandboxRuntime` is a structural subset of the `WebContainer` class of @webcontainer/api 1.6 (a
 * type test keeps `WebContainer` assignable to it). `Sandbox` adds what that class lacks and lessons need: an HTTP
 * client that stands outside the page, a preview that can be driven, and the wire, one log of all that happened.
 */
import type { Capability } from '#lib/capabilities.ts';
import type { SandboxClock } from './clock.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { WireLog } from './wire/log.ts';

/** Names of the engines. `worker` is ours, built on web workers; `webcontainer` is the vendor's. */
export type EngineId = 'worker' | 'webcontainer';

/** Same shape as WebContainer's tree: folders and files, by name. */
export interface FileTree {
  [name: string]: { directory: FileTree } | { file: { contents: string | Uint8Array } };
}

export interface SandboxFileSystem {
  readFile(path: string, encoding: 'utf-8'): Promise<string>;
  writeFile(path: string, contents: string): Promise<void>;
  /** Names (not paths) of what is directly inside the folder. */
  readdir(path: string): Promise<string[]>;
  rm(path: string, options?: { recursive?: boolean; force?: boolean }): Promise<void>;
}

export interface SandboxProcess {
  /** Resolves with the exit code; 128 + signal number when a signal ended it (SIGKILL: 137). */
  readonly exit: Promise<number>;
  /** Its stdin. Written to before the process reads, it waits; closing it is the end of the input. */
  readonly input: WritableStream<string>;
  /** What the process prints, stdout and stderr in the order of writing. */
  readonly output: ReadableStream<string>;
  /** What of it goes to stderr, on engines that keep the two apart. */
  readonly errors?: ReadableStream<string>;
  /** Ends the process at once. */
  kill(): void;
}

export interface SpawnOptions {
  /** Environment variables, added to the few every process has. */
  env?: Record<string, string | number | boolean>;
  /**
   * The machine it runs on, with ports of its own. Only with the capability `machines`. Without it, programs share the one
   * machine, whose name is `kitchen`. A machine named `kitchen-2` is reached as `http://kitchen-2.internal:3000`;
   * its ports are told on the wire alone.
   */
  machine?: string;
}

/** The subset of WebContainer that every engine provides. */
export interface SandboxRuntime {
  readonly fs: SandboxFileSystem;
  /** Adds a tree of files to the project; files of the same name are replaced. */
  mount(tree: FileTree): Promise<void>;
  /**
   * Starts a program, e.g. `spawn('node', ['backend/server.ts'])`. Rejects when the command does not exist. A program
   * that does not compile starts, prints why and exits with 1, as `node` does.
   */
  spawn(command: string, args: string[], options?: SpawnOptions): Promise<SandboxProcess>;
  on(
    event: 'port',
    listener: (port: number, type: 'open' | 'close', url: string) => void,
  ): () => void;
  on(event: 'server-ready', listener: (port: number, url: string) => void): () => void;
  on(event: 'error', listener: (error: { message: string }) => void): () => void;
  /** Stops everything and frees it. The runtime cannot be used afterwards. */
  teardown(): void;
}

/** A signal a process can get. `SIGTERM` and `SIGINT` ask it to end and can be listened to; `SIGKILL` cannot. */
export type Signal = 'SIGTERM' | 'SIGINT' | 'SIGKILL';

/** Header lines in the order sent; a name may appear more than once. */
export type HeaderList = [name: string, value: string][];

/** One request to a server in the sandbox, from outside any page. */
export interface SandboxRequest {
  method: string;
  /** Full address, e.g. `http://localhost:3000/api/menu`. */
  url: string;
  headers?: HeaderList;
  /** A stream is sent piece by piece, with `Transfer-Encoding: chunked`. */
  body?: Uint8Array | ReadableStream<Uint8Array> | null;
  signal?: AbortSignal;
  /** Who is said to have asked. A check, unless it says otherwise. */
  client?: 'check' | 'hand';
  /** Address it comes from, such as `203.0.113.7`. With one it passes the proxy in front of the server; see `proxy.ts`. */
  from?: string;
}

export interface SandboxResponse {
  status: number;
  statusText: string;
  headers: HeaderList;
  body: Uint8Array;
}

export interface PreviewOptions {
  /** The element the preview frame is put into. It must stay on screen: hidden frames stop painting. */
  container: HTMLElement;
  /** Title of the frame, for screen readers. */
  title: string;
  /** Folder of the project that holds the page's files. */
  root: string;
  /** Port of the server that answers whatever is not a file in `root`. */
  backendPort: number;
  /** Whether it shows nothing until it is told where to go. Default: it loads the page at once. */
  isBlank?: boolean;
}

/** What a page is shown on, and what its user has asked of it. What is left out is as on this machine. */
export interface Display {
  /** Size of the page's window in CSS pixels. What does not fit the container is shown smaller. */
  size?: { width: number; height: number };
  /** The user's text size, 1 being usual. Texts with sizes in pixels do not follow, as in browsers. */
  textSize?: number;
  colorScheme?: 'light' | 'dark';
  contrast?: 'more' | 'no-preference';
  reducedMotion?: boolean;
  /** `coarse`: a finger. */
  pointer?: 'fine' | 'coarse' | 'none';
  /** Whether the pointer can rest on something without pressing it. */
  hover?: boolean;
  /** Device pixels to one CSS pixel. */
  pixelRatio?: number;
  /** `false`: scripts are switched off, beginning with the next page that is loaded. */
  scripting?: boolean;
}

/** One tab of the preview's browser: a page in a frame that cannot reach the site. */
export interface Tab {
  /** Address the page believes it has, e.g. `http://localhost:5173/`. */
  readonly url: string;
  /**
   * Loads the page anew from the current files, at its present address. A page that came by a form sends it again, as
   * browsers do once they have asked, unless `resend` is `false`. Resolves when its modules have run, also when they threw (the wire then
   * holds an `error`), and rejects when it was closed or loaded again meanwhile.
   */
  reload(options?: { resend?: boolean }): Promise<void>;
  /** Takes the page away and shows nothing, as before the first load. Its history stays. */
  unload(): void;
  /** Goes to an address, as typed into the address bar: a path of the page's origin, or a whole address. */
  navigate(address: string): Promise<void>;
  /** Does what the browser's Back button does; nothing on the first page. */
  back(): Promise<void>;
  /** Does what the browser's Forward button does; nothing on the last page. */
  forward(): Promise<void>;
  /** How many entries Back and Forward go through. */
  readonly historyLength: number;
  /** Calls `listener` with each new address, whether the page was loaded or not. Returns the way to stop. */
  onAddress(listener: (url: string) => void): () => void;
  /** What the page is shown on now. */
  readonly display: Display;
  /**
   * Shows the present page and all later ones on another display; `{}` is this machine's own. Resolves when the page has
   * been painted on it, and rejects when it cannot be, since it is not on screen.
   */
  setDisplay(display: Display): Promise<void>;
  /**
   * Runs a trusted script inside every page this preview loads from now on, and in the present one. The script is the
   * body of a function with one parameter, `register(name, fn)`: what it registers can be reached with `call`. Timers that
   * it takes while it runs are real, also in a page whose clock stands still.
   */
  install(script: string): Promise<void>;
  /**
   * Calls a function that an installed script registered. Arguments and result are structured-cloned. Rejects with the
   * function's error, or with a `PreviewGoneError` when the page was replaced before it answered.
   */
  call(name: string, ...args: unknown[]): Promise<unknown>;
  dispose(): void;
}

export interface TabOptions {
  /** A whole address, or a path of the page that is shown. */
  url: string;
  /** As in `PreviewOptions`. */
  container: HTMLElement;
  title: string;
}

/**
 * The learner's page, in a browser of its own. The app is at two addresses: `http://localhost:5173`, where it starts,
 * and `https://thepass.test`, its public name.
 */
export interface Preview extends Tab {
  /** Opens a page in another tab of the same browser: cookies and storage are shared as the origins allow. */
  openTab(options: TabOptions): Promise<Tab>;
}

/** The page in the preview went away (reload, close, stopped for looping) before it could answer. */
export class PreviewGoneError extends Error {
  override name = 'PreviewGoneError';
}

/** What a site of somebody else answers for a path. */
export interface SitePage {
  body: string;
  /** 200 unless it says otherwise. */
  status?: number;
  /** `content-type` goes by the path's ending, and is HTML without one. */
  headers?: Record<string, string>;
}

/** A web site of somebody else, such as an attacker or a partner. */
export interface Site {
  readonly origin: string;
  /** Takes it off the network. */
  close(): void;
}

/** The rows a query gave. Values have the types that `pg` gives them. */
export interface DatabaseResult {
  rows: Record<string, unknown>[];
  /** Rows returned or changed. */
  rowCount: number;
  /** Names of the columns, in order. */
  columns: string[];
}

/** What one statement came to, as Postgres writes it: every value as text. */
export interface StatementOutcome {
  /** What Postgres says it did, e.g. `SELECT 3` or `CREATE TABLE`; `null` when it failed. */
  tag: string | null;
  /** The columns, each with the number of its type (`pg_type.oid`); `null` when the statement gives no rows. */
  columns: { name: string; type: number }[] | null;
  /** The first of the rows. */
  rows: (string | null)[][];
  /** How many rows there are in all. */
  rowCount: number;
}

/** An error or a notice, in Postgres' own words. */
export interface PostgresMessage {
  /** `ERROR`, `WARNING`, `NOTICE`. */
  severity: string;
  /** The SQLSTATE, e.g. `23505`. */
  code: string;
  message: string;
  detail?: string;
  hint?: string;
  /** Where in the text it is, in characters from 1. */
  position?: number;
  constraint?: string;
}

/** What came of statements that were typed by hand. */
export interface ScriptOutcome {
  /** One for each statement that was begun. */
  statements: StatementOutcome[];
  notices: PostgresMessage[];
  /** What ended it before its end. Statements that stand in one script count together, or not at all. */
  error: PostgresMessage | null;
  durationMs: number;
  /** Pages of 8 kB that the database looked at, or `null` when no statement had a plan. */
  pagesRead: number | null;
  /** A transaction is open now: programs wait until it ends. */
  inTransaction: boolean;
}

/**
 * The sandbox's Postgres, from outside any program. It loads when it is first used; the wire tells how far it is. It has
 * one session: while a program is inside a transaction, others wait.
 */
export interface SandboxDatabase {
  /**
   * Runs one statement with parameters, or several without. Rejects with an error that has Postgres' `code` (SQLSTATE),
   * `detail`, `table` and `constraint`, or after 2 s when a program does not end its transaction.
   */
  query(text: string, parameters?: unknown[]): Promise<DatabaseResult>;
  /**
   * Runs what a person typed, and keeps `maxRows` rows of each statement. Postgres' own errors are part of the outcome;
   * rejects like `query` when a program does not end its transaction.
   */
  script(text: string, options: { maxRows: number }): Promise<ScriptOutcome>;
  /** Removes everything, then runs `sql`. Rolls back what programs had begun. */
  reset(sql?: string): Promise<void>;
  /** Remembers all rows. Resolves with a number for `restore`. */
  snapshot(): Promise<number>;
  /**
   * Puts all rows back as they were, and tables that were changed since. Rolls back what programs had begun. Rejects
   * when the tables differ from the snapshot's and the SQL of the last `reset` does not make them again.
   */
  restore(snapshot: number): Promise<void>;
  /**
   * Lets somebody else act once, right after a statement of the programs, as a second session of a real server could. Waits
   * for a transaction that holds the rows, and makes one at a stricter level than Read Committed fail when it changes
   * what was changed under it. Resolves with what tells how it went.
   */
  rival(act: RivalAct): Promise<() => Promise<RivalReport>>;
  /**
   * Whether programs can reach it. When it becomes unreachable, their connections break and new ones are refused, as when a
   * database goes down; this object's own methods go on working.
   */
  setReachable(reachable: boolean): void;
}

/** One write by somebody else. */
export interface RivalAct {
  /** Acts after that many statements of programs, counted from now: 1 is right after the first. */
  after: number;
  /** What is run, as one transaction. It may be refused by the rules of the tables. */
  sql: string;
  /** The rows it changes, of one table: the name of the table, and a condition in SQL. */
  table: string;
  where: string;
}

export interface RivalReport {
  /** Statements that programs have sent, `BEGIN` and `COMMIT` included. */
  statements: number;
  /** `after waiting`: a program held the rows, so the rival came after its transaction. */
  acted: 'never' | 'at once' | 'after waiting';
  /** A program's transaction was refused, because the rival had changed what it wanted to change. */
  conflict: boolean;
}

/** A project's place to run: one per open lesson. */
export interface Sandbox {
  readonly engine: EngineId;
  /** What `process.version` says in its programs, e.g. `v24.21.0`. */
  readonly nodeVersion: string;
  readonly capabilities: readonly Capability[];
  /** How much longer starting a program or loading a page takes here than on the worker engine of an idle laptop. At least 1. */
  readonly pace: number;
  readonly runtime: SandboxRuntime;
  readonly wire: WireLog;
  /** Only with the capability `faults`. Every request of page, checks and servers passes it. */
  readonly gateway?: Gateway;
  /** Only with the capability `postgres`. */
  readonly database?: SandboxDatabase;
  /** Only with the capability `clock`. */
  readonly clock?: SandboxClock;
  /** Sends one request to a server in the sandbox. Rejects with a `TypeError` when no answer comes; its `cause` says why. */
  request(request: SandboxRequest): Promise<SandboxResponse>;
  /**
   * Sends a process a signal, as `kill` does on a real machine. A process that does not listen to it ends with 128 + its
   * number: 143 for SIGTERM, 130 for SIGINT, 137 for SIGKILL. With `graceMs`, a process that listens and still runs
   * after that many milliseconds is killed.
   */
  signal(process: SandboxProcess, signal: Signal, options?: { graceMs?: number }): void;
  openPreview(options: PreviewOptions): Promise<Preview>;
  /**
   * Only with the capability `machines`. Puts a load balancer before a port of the first machine: it sends each request of the page
   * and of checks that names no machine to the address that `choose` gives, such as `http://kitchen-2.internal:3000`, and
   * answers 503 itself when that is `null`. Returns how to take it away.
   */
  balance?(port: number, choose: () => string | null): () => void;
  /**
   * Only with the capability `attacker`. Puts a web site on the network, at an origin that ends in `.test`, such as
   * `https://evil.test`; `pages` by path, such as `/`. Throws when the origin is taken.
   */
  serveSite?(origin: string, pages: Readonly<Record<string, string | SitePage>>): Site;
  dispose(): void;
}
