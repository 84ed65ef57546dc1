import { expect, test } from 'vitest';
import { toNotice } from '#workbench/watchdog.ts';
import type { WatchdogEvent } from '#sandbox/wire/events.ts';
import { request, silent, toWire } from './wire-events.ts';

const page = { kind: 'watchdog', part: 'page', hadRun: true } as const;

test('a silent kitchen is told with its loop or its request', () => {
  const wire = toWire([request(1, 'GET', '/slow?n=1')]);
  const inLoop = toNotice(silent(12) as WatchdogEvent, wire);
  expect(inLoop.text).toBe(
    'The kitchen has not answered for 3 seconds. It may be in an endless loop here. Restart or Stop ends it.',
  );
  expect(inLoop.location?.line).toBe(12);
  expect(toNotice(silent(null, 1) as WatchdogEvent, wire).text).toContain(
    'The last it was asked is GET /slow?n=1.',
  );
});

test('a page that was ended says what else was lost', () => {
  const lost = 'what it had in memory is lost';
  expect(toNotice({ ...page, losesProcesses: true }, []).text).toContain(lost);
  expect(toNotice({ ...page, losesProcesses: false }, []).text).not.toContain(lost);
});

test.each([
  ['page', 'frontend', 'your page filled'],
  ['process', 'backend', 'your kitchen filled'],
  [null, 'backend', 'it filled'],
] as const)('memory that ran out is told where it belongs: %s', (suspect, half, words) => {
  const notice = toNotice({ kind: 'watchdog', part: 'sandbox', suspect }, []);
  expect(notice).toMatchObject({ half, heading: 'Out of memory' });
  expect(notice.text).toContain(words);
});
