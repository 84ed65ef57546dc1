import type { Query, Sample } from '../protocol.ts';
import { findAll, isVisible } from './find.ts';
import { onChange, onFrame } from './waiting.ts';
import { beginWatch } from './watches.ts';

/**
 * Looks at what some queries find after every change of the page and, since styles show and hide things too, before each
 * frame. Keeps what differs from the last look. Gives the number of the watch.
 */
export function startSampling(queries: Record<string, Query>): number {
  const { number, keep } = beginWatch<Sample>();
  let last = '';
  function look() {
    const sample = Object.fromEntries(
      Object.entries(queries).map(([name, query]) => [name, textsOf(query)]),
    );
    const text = JSON.stringify(sample);
    if (text === last) return;
    last = text;
    keep(sample);
  }
  look();
  onChange(look);
  onFrame(look);
  return number;
}

/** Texts of what a query finds and can be seen; of a field, what it holds. */
export function textsOf(query: Query): string[] {
  return findAll(query)
    .filter(isVisible)
    .map((element) =>
      'value' in element && element.matches('input, textarea, select')
        ? String(element.value)
        : ((element as Partial<HTMLElement>).innerText ?? element.textContent ?? '').trim(),
    );
}
