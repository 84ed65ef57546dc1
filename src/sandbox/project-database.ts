import type { Files } from '#lib/files.ts';
import type { Sandbox } from './sandbox.ts';
import type { SourceLocation } from './wire/events.ts';

/** What a project's database starts with: its tables, then its first rows. */
const SOURCES = ['backend/schema.sql', 'backend/seed.sql'] as const;

/**
 * Keeps a project's database as its SQL files say. The function it gives applies them when they changed since the last
 * time: the database is emptied for it. Otherwise the data stay, unless they shall be `fresh`: then the rows are those of
 * the SQL files. Resolves with `false` when the SQL is not accepted; the
 * wire then says what is wrong, and where. Without SQL files no database is started.
 */
export function createProjectDatabase(
  sandbox: Sandbox,
): (files: Files, fresh?: boolean) => Promise<boolean> {
  let applied = '';
  /** The rows of the SQL applied last: putting them back takes milliseconds. */
  let snapshot: number | null = null;

  return async (files, fresh = false) => {
    const sql = SOURCES.map((path) => files[path] ?? '').join('\n');
    const isApplied = sql.trim() === applied.trim();
    if (isApplied && (!fresh || sql.trim() === '')) return true;
    try {
      if (!sandbox.database) throw new Error('This engine has no Postgres.');
      if (isApplied && snapshot !== null) await sandbox.database.restore(snapshot);
      else {
        snapshot = null;
        await sandbox.database.reset(sql);
        if (fresh) snapshot = await sandbox.database.snapshot();
      }
      applied = sql;
      return true;
    } catch (error) {
      // Some of it may have been applied.
      applied = '\0';
      snapshot = null;
      const { message, code, position } = error as Error & { code?: string; position?: string };
      sandbox.wire.append({
        kind: 'error',
        half: 'backend',
        phase: 'run',
        message: code ? `${message} (SQLSTATE ${code})` : message,
        stack: [],
        location: position ? locate(files, Number(position)) : null,
      });
      return false;
    }
  };
}

/** Finds a position, counted from 1 in the joined files, in the file it belongs to. */
function locate(files: Files, position: number): SourceLocation {
  const schema = files[SOURCES[0]] ?? '';
  const inSchema = position <= schema.length;
  const text = inSchema ? schema : (files[SOURCES[1]] ?? '');
  const before = text.slice(0, inSchema ? position - 1 : position - schema.length - 2);
  const lines = before.split('\n');
  return {
    file: inSchema ? SOURCES[0] : SOURCES[1],
    line: lines.length,
    column: lines.at(-1)!.length + 1,
  };
}
