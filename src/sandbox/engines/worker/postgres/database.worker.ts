/**
 * The worker in which Postgres runs. It is trusted code of ours with the site's origin: processes reach it only as
 * bytes of Postgres' own protocol, which the page carries.
 */
import type { PGlite } from '@electric-sql/pglite';
import type { ToClockMember } from '../clock/protocol.ts';
import { boot } from './boot.ts';
import type { DatabaseTask, FromDatabase, ToDatabase } from './protocol.ts';
import { createRival, type Rival } from './rival.ts';
import { openSession, type Session } from './session.ts';
import { createTasks } from './tasks.ts';
import { createTurns } from './turns.ts';

/** The session of the tasks. Those of processes start at 1. */
const TASKS = 0;
/** Milliseconds a query from outside waits for a transaction of a process to end. */
const PATIENCE = 2000;

const tell = (message: FromDatabase) => self.postMessage(message);
const realNow = Date.now;
const turns = createTurns();
const sessions = new Map<number, Session>();
const started = boot((percent) => tell({ type: 'progress', percent }));
const rival = started.then(createRival);
const tasks = Promise.all([started, rival]).then(([database, rival]) =>
  createTasks(database, rival),
);

started.catch((error: unknown) => tell({ type: 'failed', message: String(error) }));

let order: Promise<unknown> = started;

self.onmessage = ({ data }: MessageEvent<ToDatabase>) => {
  // One after the other, also while Postgres still starts.
  order = order.then(async () => hear(await started, await rival, data)).catch(() => {});
};

/**
 * Lets Postgres see the sandbox's time: it asks `Date` for the time of day, so `now()`, `CURRENT_DATE` and all the others
 * follow. What it measures stays real.
 */
function setTime({ order, now }: ToClockMember): void {
  Date.now = order === 'real' ? realNow : () => now;
}

function hear(database: PGlite, rival: Rival, message: ToDatabase): void {
  switch (message.type) {
    case 'clock':
      setTime(message);
      if (message.order !== 'set' && message.order !== 'real') {
        void turns.idle().then(() => tell({ type: 'clock-report', next: null, restless: false }));
      }
      return;
    case 'bytes': {
      const { session: id } = message;
      const session =
        sessions.get(id) ??
        openSession(database, id, turns, rival, {
          bytes: (bytes) => tell({ type: 'bytes', session: id, bytes }),
          query: (trace) => tell({ type: 'query', session: id, trace }),
        });
      sessions.set(id, session);
      return session.receive(message.bytes);
    }
    case 'disconnect':
      sessions.delete(message.session);
      return turns.leave(message.session, async () => {
        await database.exec('ROLLBACK');
        await rival.rolledBack();
      });
    case 'task':
      return run(database, message.id, message.task);
  }
}

function run(database: PGlite, id: number, task: DatabaseTask): void {
  let late = false;
  const { holder } = turns;
  const isAsked = task.type === 'query' || task.type === 'script';
  if (holder !== null && !isAsked) {
    // A known state has no half-done transactions.
    turns.take(holder, async () => {
      await database.exec('ROLLBACK');
      return false;
    });
  }
  const patience =
    isAsked &&
    setTimeout(() => {
      late = true;
      undone(id, new Error('A program holds the database in a transaction that it has not ended.'));
    }, PATIENCE);
  turns.take(TASKS, async () => {
    if (late) return false;
    if (patience) clearTimeout(patience);
    try {
      tell({ type: 'done', id, result: await (await tasks)(task) });
    } catch (error) {
      undone(id, error);
    }
    return database.isInTransaction();
  });
}

function undone(id: number, error: unknown): void {
  const { message } = error as Error;
  const names = ['code', 'detail', 'hint', 'position', 'table', 'column', 'constraint', 'severity'];
  const all = error as Record<string, unknown>;
  const fields = Object.fromEntries(
    names.flatMap((name) => (all[name] ? [[name, all[name]]] : [])),
  );
  tell({ type: 'undone', id, message, fields });
}
