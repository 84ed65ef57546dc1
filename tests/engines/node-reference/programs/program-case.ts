/** A program whose output and exit code must be the same here and on Node. */
export interface ProgramCase {
  name: string;
  /** The text of `main.ts`. */
  source: string;
  /** Files beside it. */
  files?: Record<string, string>;
  /** Arguments after `main.ts`. */
  args?: string[];
  /** What follows `node`, when that is not `main.ts`. */
  command?: string[];
  /** Environment variables besides the usual ones. */
  env?: Record<string, string>;
  /** Written to stdin, which then ends. */
  input?: string;
  /** What is compared; `stdout` if left out. */
  seen?: 'stdout' | 'stderr';
  /** Leaves out of the lines what no two runs have in common. */
  lines?: (lines: string[]) => string[];
}
