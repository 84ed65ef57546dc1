/**
 * What the search's dialog does: a combobox whose list holds the results, after the pattern of the ARIA Authoring
 * Practices. The focus stays in the field; the arrows move `aria-activedescendant`. Loaded when it is first opened.
 */
import { commandsOf } from './commands.ts';
import type { SearchDocument } from './documents.ts';
import { createFinder, groupByKind, type Found } from './find.ts';
import { drawGroups } from './draw.ts';

const INDEX = '/search-index.json';

let loading: Promise<SearchDocument[]> | null = null;

/** Loads the index, once; after a failure the next call tries again. */
function loadDocuments(): Promise<SearchDocument[]> {
  loading ??= (async () => {
    const response = await fetch(INDEX);
    if (!response.ok) throw new Error(`${INDEX} was answered ${response.status}.`);
    return (await response.json()) as SearchDocument[];
  })().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

const started = new WeakSet<HTMLDialogElement>();

/** Begins a search in the dialog, which is open. */
export function start(dialog: HTMLDialogElement): void {
  if (!started.has(dialog)) listen(dialog);
  started.add(dialog);
  dialog.removeAttribute('data-failed');
  void begin(dialog);
}

const partsOf = (dialog: HTMLDialogElement) => ({
  input: dialog.querySelector('input')!,
  list: dialog.querySelector<HTMLElement>('[role=listbox]')!,
  status: dialog.querySelector<HTMLElement>('[role=status]')!,
});

/** For each dialog what finds; made anew at each opening, because what can be done changes with the page. */
const finders = new WeakMap<HTMLDialogElement, (query: string) => Found>();

async function begin(dialog: HTMLDialogElement) {
  if (!finders.has(dialog)) dialog.dataset['state'] = 'loading';
  try {
    const documents = await loadDocuments();
    const commands = commandsOf(documents);
    const find = createFinder([...commands, ...documents]);
    const nothing: Found = { groups: groupByKind(commands), words: [] };
    finders.set(dialog, (query) => (query === '' ? nothing : find(query)));
    show(dialog);
  } catch {
    dialog.dataset['state'] = 'failed';
    partsOf(dialog).status.textContent = 'The search could not be loaded.';
  }
}

function show(dialog: HTMLDialogElement) {
  const { input, list, status } = partsOf(dialog);
  const query = input.value.trim();
  const found = finders.get(dialog)?.(query);
  if (!found) return;
  const count = found.groups.reduce((sum, { items }) => sum + items.length, 0);
  list.replaceChildren(...drawGroups(found, () => dialog.close()));
  dialog.dataset['state'] = query === '' ? 'start' : count === 0 ? 'none' : 'found';
  for (const place of dialog.querySelectorAll('[data-query]')) place.textContent = query;
  input.setAttribute('aria-expanded', String(count > 0));
  status.textContent = query === '' ? '' : describe(count);
  list.scrollTop = 0;
  // Enter opens the best result; nothing is offered so before anything was asked for.
  choose(dialog, query === '' ? undefined : optionsOf(dialog)[0]);
}

function describe(count: number): string {
  return count === 0 ? 'Nothing found.' : `${count} ${count === 1 ? 'result' : 'results'}.`;
}

const optionsOf = (dialog: HTMLDialogElement) => [
  ...dialog.querySelectorAll<HTMLElement>('[role=option]'),
];

function choose(dialog: HTMLDialogElement, chosen: HTMLElement | undefined) {
  const { input } = partsOf(dialog);
  for (const option of optionsOf(dialog))
    option.setAttribute('aria-selected', String(option === chosen));
  if (!chosen) return input.removeAttribute('aria-activedescendant');
  input.setAttribute('aria-activedescendant', chosen.id);
  // With its group's name, where it is the first.
  const isFirst = chosen === chosen.parentElement?.querySelector('[role=option]');
  (isFirst ? chosen.parentElement : chosen)?.scrollIntoView({ block: 'nearest' });
  chosen.scrollIntoView({ block: 'nearest' });
}

function listen(dialog: HTMLDialogElement) {
  const { input } = partsOf(dialog);
  input.addEventListener('input', () => show(dialog));
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const options = optionsOf(dialog);
    const at = options.findIndex((option) => option.ariaSelected === 'true');
    if (event.key === 'Enter') {
      event.preventDefault();
      // The page has a Ctrl+Enter of its own.
      event.stopPropagation();
      options[at]?.dispatchEvent(clickWith(event));
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || options.length === 0) return;
    event.preventDefault();
    // Round, like the wheel of a menu: above the first stands the last.
    const next = at < 0 && step < 0 ? options.length - 1 : at + step;
    choose(dialog, options[(next + options.length) % options.length]);
  });
  dialog.querySelector('[data-close]')?.addEventListener('click', () => dialog.close());
  dialog.querySelector('[data-again]')?.addEventListener('click', () => {
    input.focus();
    void begin(dialog);
  });
  // Beside the dialog: its own content fills it whole.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
}

/** A click that opens a new tab where the key that went with Enter asks for one. */
function clickWith({ ctrlKey, metaKey, shiftKey }: KeyboardEvent): MouseEvent {
  return new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey });
}
