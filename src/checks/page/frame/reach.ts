import type { Problem } from '../protocol.ts';
import { seen } from './seen.ts';

/** A point of the page's window, and the element that gets what is done there. */
export interface Point {
  x: number;
  y: number;
  hit: Element;
}

/** Where a user can press an element: its center, once scrolled into view, or that of its label. */
export function reach(element: Element): Point | { problem: Problem } {
  const own = pointOf(element);
  if (!('problem' in own)) return own;
  const labels = (element as Partial<HTMLInputElement>).labels ?? [];
  const reached = [...labels].map(pointOf).find((point) => !('problem' in point));
  return reached ?? own;
}

/** The element at a point of the page's window, also inside shadow roots; `null` outside the window. */
export function elementAt(x: number, y: number): Element | null {
  let root: Document | ShadowRoot = document;
  for (;;) {
    const hit: Element | null = root.elementFromPoint(x, y);
    if (!hit?.shadowRoot || hit.shadowRoot === root) return hit;
    root = hit.shadowRoot;
  }
}

function pointOf(element: Element): Point | { problem: Problem } {
  const first = look(element);
  if (!('problem' in first)) return first;
  // Only when needed: a user does not scroll to what is there already.
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  return look(element);
}

function look(element: Element): Point | { problem: Problem } {
  const { x, y } = centerOf(element);
  const hit = elementAt(x, y);
  if (!hit) return { problem: { kind: 'outside' } };
  if (belongsTo(hit, element)) return { x, y, hit };
  return { problem: { kind: 'covered', by: seen(hit) } };
}

/** The center of an element's first piece: text that wraps has several. */
function centerOf(element: Element): { x: number; y: number } {
  const pieces = [...element.getClientRects()];
  const piece = pieces.find(({ width, height }) => width > 0 && height > 0) ?? pieces[0];
  const { x, y, width, height } = piece ?? element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

function belongsTo(hit: Element, element: Element): boolean {
  for (let node: Node | null = hit; node; node = parentOf(node)) if (node === element) return true;
  return hit.closest('label')?.control === element;
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}
