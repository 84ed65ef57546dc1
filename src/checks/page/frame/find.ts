import {
  getByAltTextSelector,
  getByLabelSelector,
  getByPlaceholderSelector,
  getByRoleSelector,
  getByTextSelector,
  getByTitleSelector,
  Ivya,
} from 'ivya';
import { isElementVisible } from 'ivya/utils';
import type { Problem, Query, Step, TextMatch } from '../protocol.ts';
import { nameOf, placeOf } from './seen.ts';

/** Playwright's way to find elements, in the frame. */
const finder = Ivya.create({
  browser: navigator.userAgent.includes('Firefox')
    ? 'firefox'
    : 'chrome' in window
      ? 'chromium'
      : 'webkit',
});

/** All elements that a query finds now, in the order of the page. */
export function findAll(query: Query): Element[] {
  return finder.querySelectorAll(finder.parseSelector(toSelector(query)), document);
}

/** The one element a query finds, or what stands in the way. */
export function findOne(query: Query): { element: Element } | { problem: Problem } {
  const [element, ...more] = findAll(query);
  if (!element) return { problem: missing(query) };
  if (more.length === 0) return { element };
  const all = [element, ...more];
  return {
    problem: { kind: 'many', count: all.length, places: all.slice(0, 4).map(placeOf) },
  };
}

/** Whether a user can see the element. */
export function isVisible(element: Element): boolean {
  return isElementVisible(element);
}

/** A query as a selector of Playwright's. */
function toSelector(query: Query): string {
  return query.map(toPart).join(' >> ');
}

function toPart(step: Step): string {
  switch (step.by) {
    case 'role': {
      const name = step.name ? { name: toPattern(step.name), exact: isExact(step.name) } : {};
      return getByRoleSelector(step.role, { ...step.states, ...name });
    }
    case 'text':
      return getByTextSelector(toPattern(step.text), { exact: isExact(step.text) });
    case 'label':
      return getByLabelSelector(toPattern(step.text), { exact: isExact(step.text) });
    case 'placeholder':
      return getByPlaceholderSelector(toPattern(step.text), { exact: isExact(step.text) });
    case 'altText':
      return getByAltTextSelector(toPattern(step.text), { exact: isExact(step.text) });
    case 'title':
      return getByTitleSelector(toPattern(step.text), { exact: isExact(step.text) });
    case 'css':
      return `css=${step.selector}`;
    case 'hasText':
    case 'hasNotText': {
      // The same notation as for finding by text, under another name.
      const text = getByTextSelector(toPattern(step.text), { exact: isExact(step.text) });
      const name = step.by === 'hasText' ? 'has-text' : 'has-not-text';
      return text.replace('internal:text', `internal:${name}`);
    }
    case 'has':
      return `internal:has=${JSON.stringify(toSelector(step.query))}`;
    case 'hasNot':
      return `internal:has-not=${JSON.stringify(toSelector(step.query))}`;
    case 'visible':
      return 'visible=true';
    case 'nth':
      return `nth=${step.index}`;
  }
}

function toPattern(match: TextMatch): string | RegExp {
  return 'pattern' in match ? new RegExp(match.pattern, match.flags) : match.text;
}

function isExact(match: TextMatch): boolean {
  return 'exact' in match && match.exact;
}

/** Which part of a query finds nothing, and what is there instead. */
function missing(query: Query): Problem {
  let steps = 1;
  while (steps < query.length && findAll(query.slice(0, steps)).length > 0) steps++;
  const last = query[steps - 1];
  const before = query.slice(0, steps - 1);
  const alike = last && likeIt(last);
  const others = alike ? findAll([...before, alike]).map(nameOf) : [];
  return { kind: 'missing', steps, others };
}

/** The same step without what it asks of the name. */
function likeIt(step: Step): Step | null {
  if (step.by === 'role') return { ...step, name: null, states: {} };
  if (step.by === 'label') return { by: 'css', selector: 'input, select, textarea' };
  return null;
}
