/**
 * The sandbox contract: what every engine gives to the workbench and to the checks. Types only.
 *
 * It has two parts. `SandboxRuntime` is a structural subset of the `WebContainer` class of @webcontainer/api 1.6 (a
 * type test keeps `WebContainer` assignable to it). `Sandbox` adds what that class lacks and lessons need: an HTTP
 * client that stands outside the page, a preview that can be driven, and the wire, one log of all that happened.
 */
import type { Capability } from '#lib/capabilities.ts';
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
  /** What the process prints, stdout and stderr in the order of writing. */
  readonly output: ReadableStream<string>;
  /** Ends the process at once. */
  kill(): void;
}

export interface SpawnOptions {
  /** Environment variables, added to the few every process has. */
  env?: Record<string, string | number | boolean>;
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

/** Header lines in the order sent; a name may appear more than once. */
export type HeaderList = [name: string, value: string][];

/** One request to a server in the sandbox, from outside any page. */
export interface SandboxRequest {
  method: string;
  /** Full address, e.g. `http://localhost:3000/api/menu`. */
  url: string;
  headers?: HeaderList;
  body?: Uint8Array | null;
  signal?: AbortSignal;
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
}

/** The learner's page, running in a frame that cannot reach the site. */
export interface Preview {
  /** Address the page believes it has, e.g. `http://localhost:5173/`. */
  readonly url: string;
  /**
   * Loads the page anew from the current files. Resolves when its modules have run, also when they threw (the wire then
   * holds an `error`), and rejects when it was closed or loaded again meanwhile.
   */
  reload(): Promise<void>;
  /**
   * Runs a trusted script inside every page this preview loads from now on, and in the present one. The script is the
   * body of a function with one parameter, `register(name, fn)`: what it registers can be reached with `call`.
   */
  install(script: string): Promise<void>;
  /**
   * Calls a function that an installed script registered. Arguments and result are structured-cloned. Rejects with the
   * function's error, or with a `PreviewGoneError` when the page was replaced before it answered.
   */
  call(name: string, ...args: unknown[]): Promise<unknown>;
  dispose(): void;
}

/** The page in the preview went away (reload, close, stopped for looping) before it could answer. */
export class PreviewGoneError extends Error {
  override name = 'PreviewGoneError';
}

/** A project's place to run: one per open lesson. */
export interface Sandbox {
  readonly engine: EngineId;
  readonly capabilities: readonly Capability[];
  readonly runtime: SandboxRuntime;
  readonly wire: WireLog;
  /** Sends one request to a server in the sandbox. Rejects with a `TypeError` when nobody listens there. */
  request(request: SandboxRequest): Promise<SandboxResponse>;
  openPreview(options: PreviewOptions): Promise<Preview>;
  dispose(): void;
}
