/** What a reference run is asked and what it says; plain data, for both sides of the browser. */
export interface NodeRequest {
  method: string;
  path: string;
  headers?: [string, string][];
  body?: string;
}

/** An answer, or `hung up` when the connection broke before it was whole. */
export type Reply =
  { status: number; statusText: string; headers: [string, string][]; text: string } | 'hung up';

export interface NodeRun {
  replies: Reply[];
  /** What it printed to stdout. */
  output: string;
  /** Whether it printed anything to stderr. */
  failed: boolean;
  /** Exit code; `null` when the test ended it. */
  code: number | null;
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    runOnNode(source: string, requests: NodeRequest[]): Promise<NodeRun>;
  }
}
