import { joinBytes } from '#lib/bytes.ts';
import type { PGlite } from '@electric-sql/pglite';
import type { PostgresMessage, ScriptOutcome, StatementOutcome } from '../../../sandbox.ts';
import { frame, FrameReader, joinFrames, readFields, splitFrames, type Frame } from './frames.ts';
import { readPages } from './trace.ts';

/**
 * Runs statements as a terminal does: as one simple query, whose answer is read as Postgres wrote it. It comes piece by
 * piece, so that only the rows that are kept take memory.
 */
export async function runScript(
  database: PGlite,
  text: string,
  maxRows: number,
): Promise<ScriptOutcome> {
  const reading = readScript(maxRows);
  const started = performance.now();
  let rest: Uint8Array = new Uint8Array();
  await database.execProtocolRawStream(joinFrames([frame('Q', text), ...refusals(text)]), {
    syncToFs: false,
    onRawData(bytes) {
      // The bytes are Postgres' own memory, which it writes over.
      const split = splitFrames(joinBytes([rest, bytes]));
      rest = split.rest;
      for (const answer of split.frames) reading.take(answer);
    },
  });
  const durationMs = performance.now() - started;
  return { ...reading.outcome(), durationMs, inTransaction: database.isInTransaction() };
}

/** What ends each `COPY … FROM STDIN`: nobody is there who could send its rows. Postgres ignores those too many. */
function refusals(text: string): Frame[] {
  const copies = text.match(/\bfrom\s+stdin\b/gi) ?? [];
  return copies.map(() => frame('f', 'there is no STDIN here'));
}

/** Reads the answer to a simple query, frame by frame. */
export function readScript(maxRows: number): {
  take(answer: Frame): void;
  outcome(): Omit<ScriptOutcome, 'durationMs' | 'inTransaction'>;
} {
  const statements: StatementOutcome[] = [];
  const notices: PostgresMessage[] = [];
  let error: PostgresMessage | null = null;
  let pagesRead: number | null = null;
  let open: StatementOutcome | null = null;

  /** The statement that is being answered. */
  function current(): StatementOutcome {
    if (open) return open;
    statements.push((open = { tag: null, columns: null, rows: [], rowCount: 0 }));
    return open;
  }

  return {
    take(answer) {
      switch (answer.type) {
        case 'T':
          current().columns = readColumns(answer);
          return;
        case 'D': {
          const statement = current();
          if (statement.rowCount++ < maxRows) statement.rows.push(readRow(answer));
          return;
        }
        case 'C': {
          const statement = current();
          statement.tag = new FrameReader(answer.content).text();
          open = null;
          return;
        }
        case 'N': {
          const pages = readPages(answer);
          if (pages === null) notices.push(readMessage(answer));
          else pagesRead = (pagesRead ?? 0) + pages;
          return;
        }
        case 'E':
          error = readMessage(answer);
      }
    },
    outcome: () => ({ statements, notices, error, pagesRead }),
  };
}

function readColumns({ content }: Frame): { name: string; type: number }[] {
  const reader = new FrameReader(content);
  return Array.from({ length: reader.int16() }, () => {
    const name = reader.text();
    // The table, and the column in it.
    reader.bytes(6);
    const type = reader.int32();
    // Its size, its modifier, and the format, which is always text here.
    reader.bytes(8);
    return { name, type };
  });
}

function readRow({ content }: Frame): (string | null)[] {
  const reader = new FrameReader(content);
  const decoder = new TextDecoder();
  return Array.from({ length: reader.int16() }, () => {
    const length = reader.int32();
    return length < 0 ? null : decoder.decode(reader.bytes(length));
  });
}

function readMessage(answer: Frame): PostgresMessage {
  const { S: severity = '', C: code = '', M: message = '', ...rest } = readFields(answer);
  return {
    severity,
    code,
    message,
    ...(rest['D'] && { detail: rest['D'] }),
    ...(rest['H'] && { hint: rest['H'] }),
    ...(rest['P'] && { position: Number(rest['P']) }),
    ...(rest['n'] && { constraint: rest['n'] }),
  };
}
