/** The page on what is kept: shows it, saves and brings a copy, erases. */
import { eraseSettings, readSetting, writeSetting } from '#lib/settings.ts';
import { OFFLINE_SETTING } from '#offline/names.ts';
import {
  countProgress,
  eraseProgress,
  exportProgress,
  importProgress,
  ExportFileError,
  onStorageTrouble,
  type StorageTrouble,
} from '#progress/progress.ts';
import { toSize } from './_size.ts';

/** More than any honest copy: a file of this size would only freeze the page. In bytes. */
const TOO_LARGE = 200_000_000;

const troubles: Record<StorageTrouble, string> = {
  unavailable:
    'This browser keeps nothing for this site, perhaps because the window is private. Your work lasts until you close the tab.',
  full: 'The room on this device is full. Save a copy, then free some room.',
  slow: 'The storage of this browser does not answer. What you see may be incomplete; reload to try again.',
};

const find = <Kind extends HTMLElement>(selector: string) =>
  document.querySelector<Kind>(selector)!;
const outcome = find('#outcome');
const sure = find<HTMLDialogElement>('#sure');

function write(selector: string, text: string) {
  find(selector).textContent = text;
}

function say(text: string, isFailure = false) {
  outcome.textContent = text;
  outcome.toggleAttribute('data-failed', isFailure);
}

async function show() {
  const { opened, passed, answered, events } = await countProgress();
  write('[data-opened]', String(opened));
  write('[data-passed-lessons]', String(passed));
  write('[data-answered]', String(answered));
  write('[data-events]', String(events));
  write(
    '[data-loss]',
    `${opened} opened and ${passed} passed lessons will be gone, with all code.`,
  );
  await showRoom();
}

async function showRoom() {
  const { usage } = (await navigator.storage?.estimate?.()) ?? {};
  write('[data-usage]', usage === undefined ? 'not told by this browser' : toSize(usage));
  const isPersisted = await navigator.storage?.persisted?.();
  write(
    '[data-persisted]',
    isPersisted
      ? 'The browser keeps it until you erase it.'
      : 'The browser may clear it when room runs out or after weeks without a visit.',
  );
  find('#persist').hidden = isPersisted !== false;
}

async function saveCopy() {
  const text = await exportProgress();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `the-pass-progress-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
  say(`Saved as ${link.download}.`);
}

async function bringCopy(file: File) {
  if (file.size > TOO_LARGE) return say('The file is too large to be a copy of your work.', true);
  try {
    const added = await importProgress(await file.text());
    say(
      added === 0
        ? 'Everything in the file was here already.'
        : `${added} steps were added from ${file.name}.`,
    );
    await show();
  } catch (error) {
    const reason = error instanceof ExportFileError ? error.message : reasonOf(error);
    say(`Nothing was changed. ${reason}`, true);
  }
}

function reasonOf(error: unknown): string {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  return isFull ? troubles.full : 'The browser could not read the file or store what is in it.';
}

find('#export').addEventListener('click', () => void saveCopy());
find<HTMLInputElement>('#import').addEventListener('change', ({ currentTarget }) => {
  const input = currentTarget as HTMLInputElement;
  const [file] = input.files ?? [];
  // So that choosing the same file again is a change too.
  if (file) void bringCopy(file).finally(() => (input.value = ''));
});
find('#persist').addEventListener('click', () => {
  void navigator.storage.persist().then(async (isGranted) => {
    if (!isGranted) say('The browser did not agree. It may when you visit more often.', true);
    await showRoom();
  });
});
find('#erase').addEventListener('click', () => sure.showModal());
sure.addEventListener('close', () => {
  if (sure.returnValue === 'erase') void erase();
  sure.returnValue = '';
});

async function erase() {
  try {
    const stored = readSetting(OFFLINE_SETTING);
    eraseSettings();
    // Whoever has removed the stored course does not get it again by erasing their work.
    if (stored === 'off') writeSetting(OFFLINE_SETTING, stored);
    await eraseProgress(); // reloads this page and the others
  } catch (error) {
    say(`Not everything could be erased. ${reasonOf(error)}`, true);
  }
}

onStorageTrouble((trouble) => {
  find('#trouble').hidden = trouble === null;
  write('#trouble', trouble ? troubles[trouble] : '');
});
void show();
