import { tabbable } from 'tabbable';

/**
 * Where Tab goes on when nothing has the focus: where the last thing that had it was, or where the page was pressed. A
 * range follows the page's changes, also when what it was set to is removed.
 */
const start = document.createRange();

/** Whether the focus is outside the page, in the browser's own controls: from there, both ways lead back in. */
let isOutside = true;

for (const name of ['focusin', 'pointerdown'] as const)
  addEventListener(name, (event) => remember(event.target), { capture: true });

function remember(target: EventTarget | null): void {
  if (!(target instanceof Element) || isNothing(target)) return;
  isOutside = false;
  start.setStartBefore(target);
  start.collapse(true);
}

/** Whether an element stands for no focus at all. */
export function isNothing(element: Element): boolean {
  return element === document.body || element === document.documentElement;
}

/** What has the focus, also inside shadow roots; the body when nothing has. */
export function activeElement(): Element {
  let active = document.activeElement ?? document.body;
  while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Takes the focus away. The next Tab begins at the beginning of the page, the next Shift+Tab at its end. */
export function leavePage(): void {
  (activeElement() as HTMLElement).blur();
  isOutside = true;
}

/** What Tab does. Returns what has the focus then; `null` when it has left the page. */
export function moveFocus(isBackward: boolean): Element | null {
  const from = activeElement();
  for (const candidate of candidates(from, isBackward)) {
    // Inert parts, and all that is outside an open modal dialog, refuse the focus.
    candidate.focus();
    if (activeElement() !== candidate) continue;
    if (candidate instanceof HTMLInputElement || candidate instanceof HTMLTextAreaElement)
      candidate.select();
    return candidate;
  }
  leavePage();
  return null;
}

/** All stops that follow, in the order in which Tab comes to them. */
function candidates(from: Element, isBackward: boolean): (HTMLElement | SVGElement)[] {
  // Browsers show the focus ring of what is scrolled away too, so only what has no box is left out.
  const stops = tabbable(document.documentElement, { displayCheck: 'full', getShadowRoot: true });
  const ordered = isBackward ? stops.toReversed() : stops;
  const at = ordered.indexOf(from as HTMLElement);
  const rest =
    at >= 0 ? ordered.slice(at + 1) : ordered.slice(firstAfterStart(ordered, from, isBackward));
  return rest.filter(
    (stop, index) => !isSameGroup(stop, from) && !isSameGroup(stop, rest[index - 1]),
  );
}

/** Where in the stops to begin when the focus is on none of them. */
function firstAfterStart(stops: Element[], from: Element, isBackward: boolean): number {
  if (!isNothing(from)) remember(hostOf(from));
  if (isOutside) return 0;
  const place = document.createRange();
  const index = stops.findIndex((stop) => {
    place.selectNode(hostOf(stop));
    const side = place.compareBoundaryPoints(Range.START_TO_START, start);
    return isBackward ? side < 0 : side >= 0;
  });
  return index < 0 ? stops.length : index;
}

/** The element itself, or the outermost host of the shadow root it is in. */
function hostOf(element: Element): Element {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? hostOf(root.host) : element;
}

/** Radio buttons of one group are one stop. */
function isSameGroup(element: Element, other: Element | undefined): boolean {
  if (!(element instanceof HTMLInputElement) || !(other instanceof HTMLInputElement)) return false;
  if (element.type !== 'radio' || other.type !== 'radio' || element.name === '') return false;
  return element.name === other.name && element.form === other.form;
}
