import { describe, expect, it } from 'vitest';
import { joinBytes } from '#lib/bytes.ts';
import { frame, joinFrames, splitFrames } from '#sandbox/engines/worker/postgres/frames.ts';
import {
  readAnswer,
  readQuestion,
  renameStatements,
} from '#sandbox/engines/worker/postgres/trace.ts';
import { createTurns } from '#sandbox/engines/worker/postgres/turns.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const shorts = (...values: number[]) => new Uint8Array(values.flatMap((value) => [0, value]));
const length = (value: number) => new Uint8Array([0, 0, 0, value]);

describe('frames', () => {
  it('come apart wherever the bytes were cut', () => {
    const whole = joinFrames([frame('Q', 'SELECT 1'), frame('S')]);
    for (let cut = 0; cut <= whole.length; cut++) {
      const first = splitFrames(whole.subarray(0, cut));
      const second = splitFrames(joinBytes([first.rest, whole.subarray(cut)]));
      const types = [...first.frames, ...second.frames].map(({ type }) => type);
      expect([types, second.rest.length]).toEqual([['Q', 'S'], 0]);
    }
  });
});

describe('a trace', () => {
  const parse = frame('P', 'mine', 'SELECT $1, $2', shorts(0));
  const values = [shorts(0, 2), length(1), bytes('7'), new Uint8Array([255, 255, 255, 255])];
  const bind = frame('B', '', 'mine', ...values, shorts(0));

  it('has the text and the parameters', () => {
    expect(readQuestion([parse, bind])).toEqual({
      text: 'SELECT $1, $2',
      name: 'mine',
      parameters: ['7', null],
    });
  });

  it('counts rows and pages, and keeps the plan from the client', () => {
    const plan = `duration: 1.5 ms  plan:\n{"Plan": {"Shared Hit Blocks": 3, "Shared Read Blocks": 2}}`;
    const notice = frame('N', bytes('M'), plan, new Uint8Array([0]));
    const other = frame('N', bytes('M'), 'table exists', new Uint8Array([0]));
    const answer = readAnswer([notice, other, frame('C', 'SELECT 12'), frame('Z', bytes('T'))]);
    expect(answer).toMatchObject({ rows: 12, pagesRead: 5, error: null, inTransaction: true });
    expect(answer.forClient.map(({ type }) => type)).toEqual(['N', 'C', 'Z']);
  });

  it('renames prepared statements and nothing else', () => {
    const renamed = renameStatements([parse, bind, frame('S')], 4);
    expect(readQuestion(renamed)).toEqual({ ...readQuestion([parse, bind]), name: '4:mine' });
    const unnamed = [frame('P', '', 'SELECT 1', shorts(0))];
    expect(renameStatements(unnamed, 4)).toEqual(unnamed);
  });
});

describe('turns', () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('stay with the session that is in a transaction, until it ends', async () => {
    const turns = createTurns();
    const done: string[] = [];
    const work = (name: string, inTransaction: boolean) => () => {
      done.push(name);
      return Promise.resolve(inTransaction);
    };
    turns.take(1, work('1 begins', true));
    turns.take(2, work('2', false));
    await settled();
    turns.take(1, work('1 ends', false));
    await settled();
    expect(done).toEqual(['1 begins', '1 ends', '2']);
  });

  it('roll back for a session that leaves, also in the middle of a statement', async () => {
    const turns = createTurns();
    const done: string[] = [];
    const begin = Promise.withResolvers<boolean>();
    turns.take(1, () => begin.promise);
    turns.take(1, () => Promise.resolve(Boolean(done.push('forgotten'))));
    turns.leave(1, () => Promise.resolve(void done.push('rolled back')));
    turns.take(2, () => Promise.resolve(!done.push('2')));
    begin.resolve(true);
    await settled();
    expect(done).toEqual(['rolled back', '2']);
    expect(turns.holder).toBeNull();
  });
});
