import { atom, type ReadableAtom } from 'nanostores';
import type { PostgresMessage, ScriptOutcome, StatementOutcome } from '#sandbox/sandbox.ts';
import type { Running } from '../running.ts';
import { readPlan, type Plan } from './plan.ts';
import {
  toExplaining,
  toPointer,
  toStatements,
  type Pointer,
  type Statement,
} from './statements.ts';

/** Rows of one statement that are kept to be shown. */
export const shownRows = 200;
/** Texts that are remembered. */
const remembered = 50;

/** What came of one statement. */
export interface Answer {
  statement: string;
  outcomes: readonly StatementOutcome[];
  /** Its plan, when that was asked for; `isRun` says whether it was run for it. */
  plan: (Plan & { isRun: boolean }) | null;
  notices: readonly PostgresMessage[];
  error: (PostgresMessage & { pointer: Pointer | null }) | null;
  durationMs: number;
  pagesRead: number | null;
}

/** What was typed, and what came of it so far. */
export interface Run {
  id: number;
  answers: readonly Answer[];
  /** How many statements are not run, because one before them failed. */
  skipped: number;
  isUnderWay: boolean;
  /** Why Postgres was not asked, or did not answer. */
  failure: string | null;
}

/** Statements by hand, and what Postgres said to them. */
export interface Console {
  readonly $run: ReadableAtom<Run | null>;
  /** What was run in this visit, the latest first. */
  readonly $earlier: ReadableAtom<readonly string[]>;
  /** A transaction that was begun here is open. */
  readonly $inTransaction: ReadableAtom<boolean>;
  /** Runs all statements of a text, each by itself, until one fails. Nothing happens while others run. */
  run(text: string): Promise<void>;
  /** Asks for the plan of one statement. */
  explain(text: string, statement: Statement): Promise<void>;
  /** Finds out whether the transaction is still open: checks and fresh data end it. */
  lookAgain(): Promise<void>;
}

/** Creates a console for the database of what runs. */
export function createConsole({ $sandbox }: Pick<Running, '$sandbox'>): Console {
  const $run = atom<Run | null>(null);
  const $earlier = atom<readonly string[]>([]);
  const $inTransaction = atom(false);
  let lastId = 0;

  async function ask(text: string): Promise<ScriptOutcome> {
    const database = $sandbox.get()?.database;
    if (!database) throw new Error('The database is not there yet. It starts with the kitchen.');
    const outcome = await database.script(text, { maxRows: shownRows });
    $inTransaction.set(outcome.inTransaction);
    return outcome;
  }

  async function work(
    text: string,
    statements: readonly Statement[],
    toAnswer: (statement: Statement) => Promise<Answer>,
  ): Promise<void> {
    if ($run.get()?.isUnderWay) return;
    let run: Run = { id: ++lastId, answers: [], skipped: 0, isUnderWay: true, failure: null };
    const show = (change: Partial<Run>) => $run.set((run = { ...run, ...change }));
    show({});
    $earlier.set([text, ...$earlier.get().filter((other) => other !== text)].slice(0, remembered));
    try {
      for (const [index, statement] of statements.entries()) {
        const answer = await toAnswer(statement);
        show({ answers: [...run.answers, answer] });
        if (!answer.error) continue;
        show({ skipped: statements.length - index - 1 });
        break;
      }
    } catch (error) {
      show({ failure: error instanceof Error ? error.message : String(error) });
    }
    show({ isUnderWay: false });
  }

  /** Runs a statement with what stands before it, of which the learner typed nothing. */
  async function answer(text: string, statement: Statement, prefix = ''): Promise<Answer> {
    const { statements, error, ...rest } = await ask(prefix + statement.text);
    const position = (error?.position ?? 0) - prefix.length;
    const pointer = position > 0 ? toPointer(text, statement, position) : null;
    const outcomes = statements.filter(({ tag }) => tag !== null);
    const said = error && { ...error, pointer };
    return { statement: statement.text, outcomes, plan: null, error: said, ...rest };
  }

  return {
    $run,
    $earlier,
    $inTransaction,
    async run(text) {
      const statements = toStatements(text);
      if (statements.length > 0) await work(text, statements, (one) => answer(text, one));
    },
    async explain(text, statement) {
      const explaining = toExplaining(statement);
      await work(text, [statement], async () => {
        if (!explaining)
          throw new Error('Only a query has a plan: SELECT, INSERT, UPDATE, DELETE.');
        const given = await answer(text, statement, explaining.prefix);
        const plan = readPlan(given.outcomes[0]?.rows[0]?.[0] ?? '');
        return { ...given, plan: plan && { ...plan, isRun: explaining.isRun } };
      });
    },
    async lookAgain() {
      // An empty script changes nothing, and its answer says how things stand.
      if ($inTransaction.get()) await ask('').catch(() => $inTransaction.set(false));
    },
  };
}
