/** What a reference run is asked and what it says; plain data, for both sides of the browser. */
export interface NodeRequest {
  method: string;
  path: string;
  headers?: [string, string][];
  body?: string;
  /** A body that is no text, as Base64. */
  bytes?: string;
}

/** A project to run: `node …args` in a folder of these files. */
export interface NodeProgram {
  files: Record<string, string>;
  /** What follows `node`, e.g. `['main.ts', '--dry-run']`. */
  args: string[];
  /** Environment variables besides the usual ones. */
  env?: Record<string, string>;
  /** What is written to its stdin, which then ends. Without it, stdin stays open and empty. */
  input?: string;
  /** Sent one after the other once it has printed `ready`; it is ended afterwards. */
  requests?: NodeRequest[];
}

/** An answer, or `hung up` when the connection broke before it was whole. */
export type Reply =
  { status: number; statusText: string; headers: [string, string][]; text: string } | 'hung up';

export interface NodeRun {
  replies: Reply[];
  /** What it printed to stdout. The folder it ran in is named `/home/project`. */
  output: string;
  /** What it printed to stderr. */
  errors: string;
  /** Exit code; `null` when the test ended it. */
  code: number | null;
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    runOnNode(program: NodeProgram): Promise<NodeRun>;
  }
}
