import type { SourceLocation } from '../../../wire/events.ts';

/** What became of one test or suite. */
export interface TestEnd {
  type: 'end';
  name: string;
  /** Names from the outermost suite down to this test. */
  path: string[];
  /** How many suites and tests it stands in. */
  nesting: number;
  kind: 'test' | 'suite';
  /** `cancelled`: it did not get to its end, e.g. because its time was up. */
  outcome: 'pass' | 'fail' | 'cancelled';
  /** Why the outcome does not count, or counts differently. */
  directive: { kind: 'skip' | 'todo' | 'expected failure'; reason: string } | null;
  /** `null` when it never began. */
  durationMs: number | null;
  error: TestError | null;
  location: SourceLocation | null;
}

/** Why a test failed. */
export interface TestError {
  /** The error's own message. */
  message: string;
  /** The error as it is printed, with its stack and fields. */
  text: string;
  /** It failed only because a test inside it did. */
  isOfSubtests: boolean;
}

/** What a process tells while it runs tests, in the order of the report. */
export type TestReport =
  | { type: 'begin'; name: string; nesting: number }
  | TestEnd
  | { type: 'diagnostic'; nesting: number; text: string }
  /** The last one: every test of the process has ended. */
  | { type: 'finished'; durationMs: number };

/** How tests are chosen and run; set on Node's command line. */
export interface TestSettings {
  /** Sources and flags of patterns. A test runs when one of them fits its name or the name of a suite around it. */
  namePatterns: [source: string, flags: string][];
  skipPatterns: [source: string, flags: string][];
  /** Runs only what is marked `only`. */
  only: boolean;
  /** Milliseconds after which a test fails, unless it says otherwise. */
  timeoutMs: number | null;
  /** Runs tests in an order drawn with this seed. */
  seed: number | null;
}

/** Settings without any wish. */
export const plainTestSettings: TestSettings = {
  namePatterns: [],
  skipPatterns: [],
  only: false,
  timeoutMs: null,
  seed: null,
};
