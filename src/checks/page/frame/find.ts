import { queryAllByLabelText, queryAllByRole } from '@testing-library/dom';
import type { Problem, Query, TextMatch } from '../protocol.ts';

/** All elements that a query finds now. */
export function findAll(query: Query): HTMLElement[] {
  const { body } = document;
  if (query.by === 'role') {
    const name = query.name ? { name: toPredicate(query.name) } : {};
    return queryAllByRole(body, query.role, name);
  }
  const matches = toPredicate(query.text);
  if (query.by === 'label') return queryAllByLabelText(body, matches);
  return findByText(body, matches);
}

/** The innermost elements whose whole text matches, also when it is spread over elements inside them. */
function findByText(within: HTMLElement, matches: (text: string) => boolean): HTMLElement[] {
  const isMatch = (element: Element) => matches(element.textContent ?? '');
  return [...within.querySelectorAll<HTMLElement>(':not(script, style, template)')].filter(
    (element) => isMatch(element) && ![...element.children].some(isMatch),
  );
}

/** The one usable element a query finds, or what stands in the way. */
export function findOne(query: Query): { element: HTMLElement } | { problem: Problem } {
  const [element, ...more] = findAll(query);
  if (!element) return { problem: { kind: 'missing', others: othersOf(query) } };
  if (more.length > 0) return { problem: { kind: 'many', count: more.length + 1 } };
  if (!isVisible(element)) return { problem: { kind: 'hidden' } };
  return { element };
}

/** Whether a user can see the element. */
export function isVisible(element: Element): boolean {
  return (
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
  );
}

/** Names of what has the role but not the name. */
function othersOf(query: Query): string[] {
  if (query.by !== 'role') return [];
  return queryAllByRole(document.body, query.role).map((element) =>
    collapse(element.getAttribute('aria-label') ?? element.textContent ?? ''),
  );
}

function toPredicate(match: TextMatch): (text: string) => boolean {
  if ('pattern' in match) {
    const pattern = new RegExp(match.pattern, match.flags.replace(/[gy]/g, ''));
    return (text) => pattern.test(collapse(text));
  }
  const wanted = collapse(match.text);
  if (match.exact) return (text) => collapse(text) === wanted;
  return (text) => collapse(text).toLowerCase().includes(wanted.toLowerCase());
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
