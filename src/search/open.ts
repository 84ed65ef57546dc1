/**
 * Opens the search: by the button in the header, by `/`, and by Ctrl+K or ⌘K. The dialog stands in every page and can be
 * typed into at once; what finds is loaded when it is first opened.
 */
const dialog = document.querySelector<HTMLDialogElement>('dialog[data-search]');
const input = dialog?.querySelector('input');
const usesCommandKey = /Mac|iPhone|iPad/.test(navigator.platform);

function open() {
  // Never over another question that waits for an answer.
  if (!dialog || document.querySelector('dialog[open]')) return;
  dialog.showModal();
  input?.select();
  import('./dialog.ts').then(
    ({ start }) => start(dialog),
    () => dialog.setAttribute('data-failed', ''),
  );
}

/** Ctrl+K on a Mac deletes to the end of a line, in the editors too: there it is ⌘K only. */
function isShortcut({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): boolean {
  if (altKey) return false;
  if (key === '/') return !ctrlKey && !metaKey && !isTyping(target);
  const [wanted, other] = usesCommandKey ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  return key.toLowerCase() === 'k' && wanted && !other && !shiftKey;
}

/** On some keyboards `/` needs Shift, so that is let pass; in a text it is a slash. */
function isTyping(target: EventTarget | null): boolean {
  const places = 'input, textarea, select, [role=textbox], [contenteditable]';
  return target instanceof Element && target.closest(places) !== null;
}

document.addEventListener('keydown', (event) => {
  // What an editor has used for itself is done.
  if (event.defaultPrevented || event.isComposing || !isShortcut(event)) return;
  event.preventDefault();
  open();
});
for (const button of document.querySelectorAll('[data-search-open]'))
  button.addEventListener('click', open);
