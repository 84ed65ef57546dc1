import type { Action, Problem } from '../protocol.ts';
import { doublePress, hands, hover, press, type } from './hands.ts';
import { isVisible } from './find.ts';
import { pressKey } from './keyboard.ts';
import { reach } from './reach.ts';

/**
 * Does to an element what a user would, with all the events that come with it, or tells what stands in the way: then
 * nothing has been done.
 */
export function prepare(
  element: Element,
  action: Action,
): Problem | (() => Promise<Problem | null>) {
  if (action.do !== 'upload' && !isVisible(element)) return { kind: 'hidden' };
  if (action.do === 'scroll') return done(() => element.scrollIntoView({ behavior: 'instant' }));
  if (action.do === 'hover') return atPoint(element, hover);
  if (isDisabled(element)) return { kind: 'disabled' };
  switch (action.do) {
    case 'click':
      return atPoint(element, (point) => press(point, action.times));
    case 'doubleClick':
      return atPoint(element, doublePress);
    case 'check':
      return prepareCheck(element, action.checked);
    case 'focus':
      return () => Promise.resolve(focus(element));
    case 'press':
      return async () => focus(element) ?? (await pressKey(action.key), null);
    case 'fill':
    case 'type':
      return prepareText(element, action);
    case 'select':
      return prepareSelect(element, action.options);
    case 'upload':
      return prepareUpload(element, action.files);
  }
}

/** Whether an element takes no input: by itself, by the field set around it, or as its author tells. */
export function isDisabled(element: Element): boolean {
  return element.matches(':disabled') || element.ariaDisabled === 'true';
}

function done(work: () => unknown): () => Promise<null> {
  return async () => {
    await work();
    return null;
  };
}

function atPoint(
  element: Element,
  work: (point: Exclude<ReturnType<typeof reach>, { problem: Problem }>) => Promise<void>,
) {
  const point = reach(element);
  return 'problem' in point ? point.problem : done(() => work(point));
}

function prepareCheck(element: Element, checked: boolean) {
  const isChecked = () =>
    element instanceof HTMLInputElement ? element.checked : element.ariaChecked === 'true';
  if (isChecked() === checked) return done(() => {});
  const click = atPoint(element, (point) => press(point, 1));
  if (typeof click !== 'function') return click;
  return async (): Promise<Problem | null> => {
    await click();
    return isChecked() === checked ? null : { kind: 'stubborn' };
  };
}

function focus(element: Element): Problem | null {
  (element as HTMLElement).focus();
  return element.matches(':focus') ? null : { kind: 'no-focus' };
}

/** Kinds of fields whose value is chosen, not typed. */
const chosen = ['color', 'range', 'date', 'time', 'datetime-local', 'month', 'week'];

function prepareText(element: Element, action: { do: 'fill' | 'type'; text: string }) {
  const isField = element.matches('input, textarea') || (element as HTMLElement).isContentEditable;
  if (!isField) return { kind: 'no-field' } as const;
  if ((element as HTMLInputElement).readOnly) return { kind: 'read-only' } as const;
  return async (): Promise<Problem | null> => {
    const isContinued = element.matches(':focus');
    const problem = focus(element);
    if (problem) return problem;
    if (element instanceof HTMLInputElement && chosen.includes(element.type)) {
      choose(element, action.text);
      return null;
    }
    if (action.do === 'fill') await hands().clear(element);
    else if (!isContinued) putCursorAtEnd(element);
    if (action.text !== '') await type(action.text);
    return null;
  };
}

/** Where the cursor is after a press into a field. */
function putCursorAtEnd(element: Element): void {
  if (element.matches('input, textarea')) {
    const field = element as HTMLInputElement;
    // Fields of some kinds, such as email addresses, do not tell where their cursor is.
    if (field.selectionStart !== null)
      field.setSelectionRange(field.value.length, field.value.length);
  } else getSelection()?.selectAllChildren(element);
  if (!element.matches('input, textarea')) getSelection()?.collapseToEnd();
}

/** Gives a field a value as its calendar, slider or palette would. */
function choose(field: HTMLInputElement, value: string): void {
  // React puts a property of its own on each field, to see whether the value has changed.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function prepareSelect(element: Element, wanted: string[]) {
  if (!(element instanceof HTMLSelectElement)) return { kind: 'no-field' } as const;
  const options = [...element.options];
  const chosen = wanted.map((name) =>
    options.find(({ text, value }) => text.trim() === name || value === name),
  );
  if (chosen.some((option) => !option || option.disabled)) {
    return { kind: 'no-option', options: options.map(({ text }) => text.trim()) } as const;
  }
  return done(() => hands().selectOptions(element, chosen as HTMLElement[]));
}

function prepareUpload(element: Element, files: { name: string; type: string; content: string }[]) {
  if (!element.matches('input[type=file]')) return { kind: 'no-field' } as const;
  const made = files.map(({ name, type, content }) => new File([content], name, { type }));
  return done(() => hands().upload(element as HTMLElement, made));
}
