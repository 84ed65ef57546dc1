import type { PGlite } from '@electric-sql/pglite';
import type { RivalAct, RivalReport } from '../../../sandbox.ts';
import { frame, FrameReader, type Frame } from './frames.ts';
import { areRowsHeld, isolationLevel, prepareRowLocks, raiseConflict } from './row-locks.ts';

/**
 * Somebody else at the database. PGlite has one session, so two programs never race in it: this puts one write of
 * another customer between two statements of programs, where a second session of a real server could have put it.
 */
export interface Rival {
  /** Awaits the statement `plan.after`. What was planned before is given up. */
  plan(plan: RivalAct): Promise<void>;
  /** How it went since. Ends the plan. */
  report(): RivalReport;
  /** Runs one question of a program, and acts after it when its time has come. Gives the answer for the program. */
  around(asked: readonly Frame[], run: () => Promise<Frame[]>): Promise<Frame[]>;
  /** A program's transaction was rolled back from outside. */
  rolledBack(): Promise<void>;
}

/**
 * What became of the rival. `waits`: a program holds the row, so the write waits for its transaction to end.
 * `unseen`: the write has happened, but the transaction looks at an older snapshot; changing the row is a conflict there.
 * `inside`: it happened inside a program's transaction, and must be done again should that be rolled back.
 */
type State = 'idle' | 'planned' | 'waits' | 'unseen' | 'inside' | 'done';

/** Creates a rival that does nothing until it has a plan. */
export function createRival(database: PGlite): Rival {
  let plan: RivalAct | null = null;
  let state: State = 'idle';
  let statements = 0;
  let inTransaction = 0;
  let report: RivalReport = { statements: 0, acted: 'never', conflict: false };

  /** The write, in a transaction of its own, or at a savepoint of the program's. It may be refused, as anybody's. */
  async function act(inside: boolean): Promise<void> {
    if (inside) await database.exec('SAVEPOINT rival');
    try {
      await database.exec(plan!.sql);
    } catch {
      if (inside) await database.exec('ROLLBACK TO SAVEPOINT rival');
    }
    if (inside) await database.exec('RELEASE SAVEPOINT rival');
    state = inside ? 'inside' : 'done';
  }

  /** The moment has come, after a question that left the session in `status`. */
  async function actNow(asked: readonly Frame[], status: string): Promise<void> {
    if (status === 'I') {
      report.acted = 'at once';
      return act(false);
    }
    if (inTransaction === 1 && isSimple(asked)) {
      // The transaction has only begun, and has looked at nothing: the write comes before it.
      await database.exec('ROLLBACK');
      report.acted = 'at once';
      await act(false);
      return void (await database.exec(textOf(asked)));
    }
    if (status === 'E') {
      state = 'waits';
      report.acted = 'after waiting';
      return;
    }
    if (await areRowsHeld(database, plan!)) {
      state = 'waits';
      report.acted = 'after waiting';
    } else if ((await isolationLevel(database)) === 'read committed') {
      report.acted = 'at once';
      await act(true);
    } else {
      state = 'unseen';
      report.acted = 'at once';
    }
  }

  /** In an older snapshot, changing what somebody has changed since is an error. */
  async function refuse(ends: boolean): Promise<Frame[]> {
    report.conflict = true;
    const answer = await raiseConflict(database);
    if (!ends) return answer;
    await database.exec('ROLLBACK');
    await act(false);
    return answer.map((part) =>
      part.type === 'Z' ? frame('Z', new TextEncoder().encode('I')) : part,
    );
  }

  return {
    async plan(next) {
      await prepareRowLocks(database);
      plan = next;
      state = 'planned';
      statements = 0;
      inTransaction = database.isInTransaction() ? 2 : 0;
      report = { statements: 0, acted: 'never', conflict: false };
    },
    report() {
      plan = null;
      state = 'idle';
      return { ...report, statements };
    },
    async around(asked, run) {
      if (!plan) return run();
      statements++;
      if (
        state === 'unseen' &&
        isCommit(asked) &&
        (await isolationLevel(database)) === 'serializable'
      )
        if (await hasWritten(database)) return refuse(true);

      let answer = await run();
      let status = statusOf(answer);
      inTransaction = status === 'I' ? 0 : inTransaction + 1;

      if (state === 'unseen' && status === 'T' && (await areRowsHeld(database, plan))) {
        answer = await refuse(false);
        status = 'E';
      }
      if (status === 'I' && (state === 'waits' || state === 'unseen')) await act(false);
      else if (status === 'I' && state === 'inside') {
        if (wasRolledBack(answer)) await act(false);
        state = 'done';
      } else if (state === 'planned' && statements === plan.after) await actNow(asked, status);
      return answer;
    },
    async rolledBack() {
      if (plan && (state === 'waits' || state === 'unseen' || state === 'inside')) await act(false);
    },
  };
}

/** `I` outside a transaction, `T` inside, `E` inside one that has failed. */
function statusOf(answer: readonly Frame[]): string {
  const ready = answer.findLast(({ type }) => type === 'Z');
  return ready ? String.fromCharCode(ready.content[0]!) : 'I';
}

function wasRolledBack(answer: readonly Frame[]): boolean {
  const last = answer.findLast(({ type }) => type === 'C' || type === 'E');
  if (last?.type === 'E') return true;
  return last !== undefined && new FrameReader(last.content).text() === 'ROLLBACK';
}

function isSimple(asked: readonly Frame[]): boolean {
  return asked.length === 1 && asked[0]!.type === 'Q';
}

function textOf(asked: readonly Frame[]): string {
  const statement = asked.find(({ type }) => type === 'Q' || type === 'P');
  if (!statement) return '';
  const reader = new FrameReader(statement.content);
  if (statement.type === 'P') reader.text();
  return reader.text();
}

function isCommit(asked: readonly Frame[]): boolean {
  return /^\s*(commit|end)\b/i.test(textOf(asked));
}

async function hasWritten(database: PGlite): Promise<boolean> {
  const { rows } = await database.query<{ wrote: boolean }>(
    'SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS wrote',
  );
  return rows[0]?.wrote === true;
}
