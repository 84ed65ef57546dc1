import { expect, it } from 'vitest';
import { createRevival } from '#sandbox/revive.ts';
import type { WatchdogEvent } from '#sandbox/wire/events.ts';

function setUp() {
  const done: string[] = [];
  const revival = createRevival({
    restartBackend: () => Promise.resolve(done.push('backend')),
    reloadPage: () => Promise.resolve(done.push('page')),
  });
  return { revival, done };
}

const page = (hadRun: boolean, losesProcesses = true): WatchdogEvent => ({
  kind: 'watchdog',
  part: 'page',
  hadRun,
  losesProcesses,
});
const memory = (suspect: 'page' | 'process' | null): WatchdogEvent => ({
  kind: 'watchdog',
  part: 'sandbox',
  suspect,
});

it.each([
  ['a page that hung', page(true), ['backend', 'page']],
  ['a page that hung alone', page(true, false), ['page']],
  ['a page that hung as it was loaded', page(false), ['backend']],
  ['memory filled by nobody knows whom', memory(null), ['backend', 'page']],
  ['memory filled by the page', memory('page'), ['backend']],
  ['memory filled by the server', memory('process'), ['page']],
])('starts again all but the culprit: %s', async (_name, event, expected) => {
  const { revival, done } = setUp();
  await revival.hear(event);
  expect(done).toEqual(expected);
});

it('does so once, until somebody asks for something', async () => {
  const { revival, done } = setUp();
  await revival.hear(page(true));
  await revival.hear(page(true));
  expect(done).toEqual(['backend', 'page']);
  revival.renew();
  await revival.hear(page(true));
  expect(done).toEqual(['backend', 'page', 'backend', 'page']);
});

it('leaves a silent process alone', async () => {
  const { revival, done } = setUp();
  const change = { to: 'silent', forMs: 3000, location: null, exchange: null } as const;
  await revival.hear({ kind: 'watchdog', part: 'process', pid: 101, change });
  expect(done).toEqual([]);
});
