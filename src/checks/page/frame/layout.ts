import type { CutOff, Layout } from '../protocol.ts';
import { isVisible } from './find.ts';
import { seen } from './seen.ts';
import { longestLine } from './text-lines.ts';

/** What people have to reach, whatever the size of the window. */
const CONTROLS =
  'a[href], button, input, select, textarea, summary, [tabindex], [role=button], [role=link]';

/** Letters may stick out of their boxes by a fraction, and so may rounded sizes. */
const TOLERANCE = 1;

/** How the page lies in its window now. */
export function layout(): Layout {
  const cutOff = [...controls(), ...texts()].flatMap(({ element, box, around }) => {
    const cut = cutOf(box, around);
    return cut ? [{ what: seen(element), ...cut }] : [];
  });
  return {
    scrollsSideways: scrollsSideways(),
    cutOff: withoutRepeats(cutOff),
    longestLine: longestLine(),
  };
}

function scrollsSideways(): boolean {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return false;
  // What the body says holds for the window, unless the root element says something itself.
  const ways = [document.documentElement, document.body].map(
    (one) => getComputedStyle(one).overflowX,
  );
  const way = ways.find((one) => one !== 'visible');
  return way !== 'hidden' && way !== 'clip';
}

interface Piece {
  element: Element;
  box: DOMRect;
  /** The boxes that could cut it off, from the inside out. */
  around: Element[];
}

function controls(): Piece[] {
  return [...document.querySelectorAll(CONTROLS)].filter(isVisible).map((element) => ({
    element,
    box: element.getBoundingClientRect(),
    around: boxesAround(element),
  }));
}

/** All that can be read, as the box of the letters themselves. */
function texts(): Piece[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const pieces: Piece[] = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent?.trim() || !element || !isVisible(element)) continue;
    range.selectNodeContents(walker.currentNode);
    pieces.push({
      element,
      box: range.getBoundingClientRect(),
      around: [element, ...boxesAround(element)],
    });
  }
  return pieces;
}

/** By how much the window or a box around it cuts the rectangle off, or makes people scroll sideways for it. */
function cutOf(box: DOMRect, boxes: Element[]): Omit<CutOff, 'what'> | null {
  const beside = outside(box, { left: 0, right: document.documentElement.clientWidth });
  if (beside) return beside;
  for (const around of boxes) {
    const { display, overflowX, overflowY } = getComputedStyle(around);
    if (display === 'inline') continue;
    const inner = innerOf(around);
    // Boxes of no size hide text from the eye on purpose, for screen readers.
    if (inner.right - inner.left <= 1 || inner.bottom - inner.top <= 1) return null;
    if (overflowX !== 'visible') {
      const cut = outside(box, { left: inner.left, right: inner.right });
      if (cut) return cut;
    }
    if (overflowY === 'hidden' || overflowY === 'clip') {
      const cut = outside(box, { top: inner.top, bottom: inner.bottom });
      if (cut) return cut;
    }
  }
  return null;
}

/** The boxes an element is laid out in, from the inside out. The window itself is none. */
function boxesAround(element: Element): Element[] {
  const around: Element[] = [];
  let { position } = getComputedStyle(element);
  for (let node = element.parentElement; node; node = node.parentElement) {
    if (node === document.body || position === 'fixed') break;
    const own = getComputedStyle(node).position;
    if (position === 'absolute' && own === 'static') continue;
    around.push(node);
    position = own;
  }
  return around;
}

function innerOf(element: Element) {
  const { left, top } = element.getBoundingClientRect();
  const { clientLeft, clientTop, clientWidth, clientHeight } = element as HTMLElement;
  const start = { left: left + clientLeft, top: top + clientTop };
  return { ...start, right: start.left + clientWidth, bottom: start.top + clientHeight };
}

function outside(
  box: DOMRect,
  edges: Partial<Record<CutOff['side'], number>>,
): Omit<CutOff, 'what'> | null {
  const { left = -Infinity, top = -Infinity, right = Infinity, bottom = Infinity } = edges;
  const over = {
    right: box.right - right,
    left: left - box.left,
    bottom: box.bottom - bottom,
    top: top - box.top,
  };
  const sides = Object.entries(over) as [CutOff['side'], number][];
  const [side, by] = sides.reduce((most, next) => (next[1] > most[1] ? next : most));
  return by > TOLERANCE ? { side, by: Math.round(by) } : null;
}

/** A control and its text are cut off together: one of them is enough. */
function withoutRepeats(found: CutOff[]): CutOff[] {
  const byName = new Map(found.map((cut) => [`${cut.what.name}${cut.side}`, cut]));
  return [...byName.values()];
}
