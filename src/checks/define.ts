import type { CheckTools } from './tools.ts';

/** Help for one frequent wrong answer, opened by the learner one rung at a time. Markdown, one short paragraph each. */
export interface Hint {
  /** A question: where to look. */
  nudge: string;
  /** The idea, by name. */
  pointer: string;
  /** The same idea in another setting, never the answer itself. */
  sample: string;
}

/** One promise the learner's project must keep. */
export interface Check {
  /** `c1`, `c2`, … in the order in which they run. */
  id: string;
  /** The promise in plain words, shown before the first run. */
  title: string;
  /** When the clock starts in this check, if not as in the others: `'2027-01-15T15:59:00+05:30'`. */
  at?: string;
  /**
   * Tries the running project. It gets a fresh backend process and a freshly loaded page, as far as it asks for them by
   * name (see asked-tools.ts), and has five seconds. It
   * judges with `expect`; an error of another kind means that the check itself is broken.
   */
  run(tools: CheckTools): Promise<void>;
}

/** The checks of one lesson, as its `checks.ts` exports them. */
export interface Checks {
  /** Ids of the checks that the untouched starter must fail. */
  failsAtStart: string[];
  /** Hints by id; the id is the name of the wrong answer in `wrong/` that raises it. */
  hints: Record<string, Hint>;
  /**
   * Stops the time for the checks, in lessons that need `clock`. `at` is when it starts, written with its zone; by default
   * it is a Friday noon in UTC.
   */
  clock?: { at?: string };
  checks: Check[];
}

/** Gives the checks of a lesson their type. Throws when an id is missing, doubled or unknown. */
export function defineChecks(definition: Checks): Checks {
  const ids = definition.checks.map((check) => check.id);
  ids.forEach((id, index) => {
    if (id !== `c${index + 1}`)
      throw new Error(`Check ${index + 1} is called ${id}, not c${index + 1}.`);
  });
  for (const id of definition.failsAtStart)
    if (!ids.includes(id)) throw new Error(`failsAtStart names ${id}, which is not a check.`);
  return definition;
}
