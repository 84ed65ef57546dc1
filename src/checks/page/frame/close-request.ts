/** Dialogs and popovers in the order in which they were opened. */
const opened: HTMLElement[] = [];

addEventListener(
  'beforetoggle',
  ({ target, newState }) => {
    if (newState === 'open' && target instanceof HTMLElement) opened.push(target);
  },
  { capture: true },
);

/**
 * What Escape does, and the back gesture of a phone: it asks the dialog or popover that was opened last to close. A key
 * event made by a script does not do that by itself.
 */
export function closeTopmost(): void {
  const open = [...document.querySelectorAll<HTMLElement>('dialog[open], [popover]')].filter(
    closes,
  );
  const lastOpened = (element: HTMLElement) => opened.lastIndexOf(element);
  const [top] = open.toSorted((a, b) => lastOpened(b) - lastOpened(a));
  if (top instanceof HTMLDialogElement) askToClose(top);
  else top?.hidePopover();
}

/** Whether a close request reaches the element. */
function closes(element: HTMLElement): boolean {
  if (!(element instanceof HTMLDialogElement))
    return element.popover !== 'manual' && element.matches(':popover-open');
  const { closedBy = 'auto' } = element as { closedBy?: string };
  if (closedBy === 'auto' || closedBy === '') return element.matches(':modal');
  return closedBy !== 'none';
}

function askToClose(dialog: HTMLDialogElement): void {
  if ('requestClose' in dialog) return dialog.requestClose();
  const isAllowed = (dialog as HTMLElement).dispatchEvent(
    new Event('cancel', { cancelable: true }),
  );
  if (isAllowed) (dialog as HTMLDialogElement).close();
}
