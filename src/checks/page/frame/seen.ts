import { getAriaRole, getElementAccessibleName } from 'ivya/utils';
import type { Seen } from '../protocol.ts';

/** Elements that stand for what a list, a table or a page consists of. */
const PARTS = 'li, tr, article, section, fieldset, form, dialog, nav, aside, main, [role]';

/** Longest text that is quoted. */
const MAX = 60;

/** Roles that say nothing about an element. */
const EMPTY = ['generic', 'document'];

/** Describes an element as people know it. */
export function seen(element: Element): Seen {
  const ownRole = getAriaRole(element);
  const role = ownRole && !EMPTY.includes(ownRole) ? ownRole : null;
  const classes = element.getAttribute('class')?.trim().split(/\s+/).slice(0, 2).join('.');
  const tag = [element.localName, classes].filter(Boolean).join('.');
  // The text of a whole part of the page names nothing.
  const isLarge = role === null && (element.textContent ?? '').length > MAX;
  return { role, name: isLarge ? '' : nameOf(element), tag };
}

/** An element's name: what assistive technology says, otherwise its text. */
export function nameOf(element: Element): string {
  return cut(getElementAccessibleName(element, true) || (element.textContent ?? ''));
}

/** Where an element is: the text of what it is a part of. */
export function placeOf(element: Element): string {
  return cut(element.parentElement?.closest(PARTS)?.textContent ?? '');
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX ? `${line.slice(0, MAX - 1)}…` : line;
}
