import { joinBytes } from '#lib/bytes.ts';
import type { PGlite } from '@electric-sql/pglite';
import { frame, FrameReader, joinFrames, splitFrames, type Frame } from './frames.ts';
import type { QueryTrace } from './protocol.ts';
import type { Rival } from './rival.ts';
import { readAnswer, readQuestion, renameStatements } from './trace.ts';
import type { Turns } from './turns.ts';

/** A process's connection to Postgres, as the server side of one. */
export interface Session {
  /** Takes bytes that the client sent. */
  receive(bytes: Uint8Array): void;
}

/** What a session tells: bytes for its client, and what was asked. */
export interface SessionEvents {
  bytes(bytes: Uint8Array): void;
  query(trace: QueryTrace): void;
}

/** Opens a session. It greets its client itself: PGlite's one session was opened long ago. */
export function openSession(
  database: PGlite,
  id: number,
  turns: Turns,
  rival: Rival,
  events: SessionEvents,
): Session {
  const texts = new Map<string, string>();
  let rest: Uint8Array = new Uint8Array();
  let greeted = false;
  let asked: Frame[] = [];

  function greet(): void {
    const length = new FrameReader(rest).int32();
    if (rest.length < length) return;
    const code = new FrameReader(rest.subarray(4)).int32();
    rest = rest.slice(length);
    if (code === SSL_REQUEST) return events.bytes(refusal);
    greeted = true;
    const settings = {
      server_version: '18.6',
      server_encoding: 'UTF8',
      client_encoding: 'UTF8',
      DateStyle: 'ISO, MDY',
      integer_datetimes: 'on',
      standard_conforming_strings: 'on',
      TimeZone: 'GMT',
    };
    events.bytes(
      joinFrames([
        frame('R', 0),
        ...Object.entries(settings).map(([name, value]) => frame('S', name, value)),
        frame('K', id, 0),
        idle,
      ]),
    );
  }

  function ask(frames: Frame[]): void {
    const { text, name, parameters } = readQuestion(frames);
    if (text !== null) texts.set(name, text);
    turns.take(id, async () => {
      const started = performance.now();
      const run = () => exchange(database, renameStatements(frames, id));
      const answer = readAnswer(await rival.around(frames, run));
      const { forClient, inTransaction, rows, pagesRead, error } = answer;
      const durationMs = performance.now() - started;
      const known = text ?? texts.get(name) ?? '';
      events.query({ text: known, parameters, rows, durationMs, pagesRead, error });
      events.bytes(joinFrames(forClient));
      return inTransaction;
    });
  }

  return {
    receive(bytes) {
      rest = joinBytes([rest, bytes]);
      if (!greeted && rest.length >= 4) greet();
      if (!greeted) return;
      const { frames, rest: unfinished } = splitFrames(rest);
      rest = unfinished;
      for (const next of frames) {
        if (next.type === 'X') continue;
        asked.push(next);
        // A question ends with a simple Query or with Sync.
        if (next.type !== 'Q' && next.type !== 'S') continue;
        ask(asked);
        asked = [];
      }
    },
  };
}

/** What a client sends in place of a greeting to ask for TLS, and the answer of a server that has none. */
const SSL_REQUEST = 80_877_103;
const refusal = new TextEncoder().encode('N');

/** ReadyForQuery, outside a transaction. */
const idle = frame('Z', new TextEncoder().encode('I'));

async function exchange(database: PGlite, frames: Frame[]): Promise<Frame[]> {
  const answer = await database.execProtocolRaw(joinFrames(frames), { syncToFs: false });
  return splitFrames(answer.slice()).frames;
}
