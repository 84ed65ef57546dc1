/** The part of "Your data" on what of the course is stored: shows it, takes all of it along, removes it. */
import { canStore, readStored, removeStored, takeWholeCourse } from '#offline/stored.ts';
import { TakingError, type TakingTrouble } from '#offline/take-along.ts';
import { toSize } from './_size.ts';

const troubles: Record<TakingTrouble | 'first', string> = {
  full: 'There is not enough room on this device. What was stored stays; free some room, then go on.',
  connection: 'The connection was lost. What came is stored; go on when you are connected again.',
  gone: 'The site has a newer version by now. Reload this page, then go on.',
  first:
    'Text and engine could not be stored: there is no connection, or no room. Try again later.',
};

const find = <Kind extends HTMLElement>(name: string) =>
  document.querySelector<Kind>(`[data-offline-${name}]`)!;
const [take, cancel, remove] = ['take', 'cancel', 'remove'].map((name) =>
  find<HTMLButtonElement>(name),
) as [HTMLButtonElement, HTMLButtonElement, HTMLButtonElement];
const bar = document.querySelector<HTMLProgressElement>('#offline-bar')!;
let taking: AbortController | null = null;

function say(text: string, isFailure = false) {
  find('outcome').textContent = text;
  find('outcome').toggleAttribute('data-failed', isFailure);
}

async function show() {
  if (import.meta.env.DEV) return explain('Not while the site is developed: build it to try this.');
  if (!canStore())
    return explain('This browser stores nothing here, perhaps because the window is private.');
  const stored = await readStored().catch(() => undefined);
  if (stored === undefined) return explain('The browser does not let this site store files.');
  find('first').textContent = stored ? `stored, ${toSize(stored.first)}` : 'not stored yet';
  find('large').textContent = stored ? describe(stored.large, stored.largeTotal) : 'not stored yet';
  const isWhole = stored !== null && stored.large === stored.largeTotal;
  const more = stored ? ` (${toSize(stored.largeTotal - stored.large)} more)` : '';
  take.textContent = `Take the whole course along${more}`;
  take.hidden = taking !== null || isWhole;
  cancel.hidden = taking === null;
  remove.hidden = taking !== null || stored === null;
  find('progress').hidden = taking === null;
}

function explain(text: string) {
  find('first').textContent = 'not stored';
  find('large').textContent = 'not stored';
  say(text);
}

function describe(bytes: number, total: number): string {
  if (bytes === total) return `stored, ${toSize(total)}`;
  if (bytes === 0) return `not stored, ${toSize(total)}`;
  return `${toSize(bytes)} of ${toSize(total)} stored`;
}

function showProgress(done: number, total: number) {
  find('amount').textContent = `${toSize(done)} of ${toSize(total)}`;
  bar.max = total;
  bar.value = done;
}

async function takeAll() {
  taking = new AbortController();
  find('amount').textContent = 'Storing text and engine…';
  bar.removeAttribute('value');
  say('');
  await show();
  cancel.focus();
  try {
    await takeWholeCourse(showProgress, taking.signal);
    say('The whole course is on this device. It works without a connection.');
  } catch (error) {
    if (taking.signal.aborted)
      say('Stopped. What came is stored, and the next try goes on from there.');
    else say(troubles[error instanceof TakingError ? error.trouble : 'first'], true);
  } finally {
    taking = null;
    await show();
    (take.hidden ? remove : take).focus();
  }
}

if (canStore()) {
  take.addEventListener('click', () => void takeAll());
  cancel.addEventListener('click', () => taking?.abort());
  remove.addEventListener('click', () => {
    void removeStored().then(
      async () => {
        say('Removed. Your work is still here; the course needs a connection again.');
        await show();
        take.focus();
      },
      () =>
        say(
          'The browser did not remove everything. Try again, or clear its data of this site.',
          true,
        ),
    );
  });
  // At a first visit the worker is still at work.
  if (!import.meta.env.DEV) void navigator.serviceWorker.ready.then(show);
}
void show();
