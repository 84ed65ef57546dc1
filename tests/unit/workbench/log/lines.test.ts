import { expect, test } from 'vitest';
import { linesIn, toLogLines } from '#workbench/log/lines.ts';
import { error, pageLoad, process, query, request, toWire } from '../wire-events.ts';

test('shows what was printed, what went wrong and what the process did, in order', () => {
  const lines = toLogLines(
    toWire([
      process({ to: 'started' }),
      { kind: 'log', half: 'backend', level: 'log', text: 'Open.\n' },
      process({ to: 'listening', port: 3000 }),
      pageLoad,
      request(1),
      { kind: 'log', half: 'frontend', level: 'warn', text: 'Careful' },
      error('frontend', 'TypeError: no'),
      process({ to: 'exited', code: 1 }),
    ]),
  );
  expect(lines.map(({ half, level, text }) => [half, level, text])).toEqual([
    ['backend', 'debug', 'Started: node backend/server.ts'],
    ['backend', 'info', 'Open.'],
    ['backend', 'debug', 'Listening on port 3000'],
    ['frontend', 'warn', 'Careful'],
    ['frontend', 'error', 'TypeError: no'],
    ['backend', 'error', 'Ended by itself with exit code 1'],
  ]);
  expect(lines[0]?.time).toBe('0.010');
});

test('the page alone is the console of the page', () => {
  const lines = toLogLines(
    toWire([
      { kind: 'log', half: 'backend', level: 'log', text: 'kitchen' },
      { kind: 'log', half: 'frontend', level: 'log', text: 'page' },
      error('frontend', 'TypeError: no'),
      query(null),
    ]),
  );
  const texts = (view: Parameters<typeof linesIn>[0]) =>
    linesIn(view, lines).map(({ text }) => text);
  expect(texts('page')).toEqual(['page', 'TypeError: no']);
  expect(texts('printed')).toEqual(['kitchen', 'page', 'TypeError: no']);
  expect(texts('query')).toHaveLength(1);
  expect(texts('all')).toHaveLength(4);
});

test('being stopped is not an error', () => {
  const [killed, ended] = toLogLines(
    toWire([process({ to: 'exited', code: 137 }), process({ to: 'exited', code: 0 })]),
  );
  expect(killed).toMatchObject({ level: 'debug', text: 'Stopped' });
  expect(ended).toMatchObject({ level: 'debug', text: 'Ended by itself with exit code 0' });
});

test('an error brings its stack and its place', () => {
  const location = { file: 'backend/server.ts', line: 7, column: 3 };
  const stack = ['order (backend/server.ts:7:3)', 'backend/server.ts:20:1'];
  const [line] = toLogLines(
    toWire([
      { kind: 'error', half: 'backend', phase: 'run', message: 'Error: no', stack, location },
    ]),
  );
  expect(line?.text).toBe(
    'Error: no\n  at order (backend/server.ts:7:3)\n  at backend/server.ts:20:1',
  );
  expect(line?.location).toEqual(location);
});

test('a slow hash is a line, with how much work it is', () => {
  const [line] = toLogLines(
    toWire([{ kind: 'slow-hash', pid: 1, exchange: null, name: 'scrypt', work: 2048 }]),
  );
  expect(line).toMatchObject({ half: 'backend', level: 'debug', aside: '2048 blocks' });
});

test('a query is a line of its own, with what came of it', () => {
  const [line, failed] = toLogLines(
    toWire([
      query(null, { text: 'SELECT *\n FROM dishes', parameters: ['7'], rows: 2, pagesRead: 1 }),
      query(null, { error: { code: '42P01', message: 'no such table' } }),
    ]),
  );
  expect(line).toMatchObject({ topic: 'query', level: 'debug', text: 'SELECT * FROM dishes' });
  expect(line?.aside).toBe('$1 = 7 · 2 rows · 1.0 ms · 1 page read');
  expect(failed).toMatchObject({ level: 'error', topic: 'query' });
});
