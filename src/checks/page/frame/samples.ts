import type { Query, Sample } from '../protocol.ts';
import { findAll, isVisible } from './find.ts';
import { onChange, onFrame, whenReady } from './waiting.ts';

/** More than these are a loop, not a message. */
const MAX = 1000;

const watches: Sample[][] = [];

/**
 * Looks at what some queries find after every change of the page and, since styles show and hide things too, before each
 * frame. Keeps what differs from the last look. Gives the number of the watch.
 */
export function startSampling(queries: Record<string, Query>): number {
  const samples: Sample[] = [];
  let last = '';
  function look() {
    if (samples.length >= MAX) return;
    const sample = Object.fromEntries(
      Object.entries(queries).map(([name, query]) => [name, textsOf(query)]),
    );
    const text = JSON.stringify(sample);
    if (text === last) return;
    last = text;
    samples.push(sample);
  }
  look();
  onChange(look);
  onFrame(look);
  return watches.push(samples) - 1;
}

/** The samples of a watch from number `from` on, waiting for one when there is none yet; `null` for a watch of another page. */
export async function samplesFrom(
  watch: number,
  from: number,
  waitMs: number,
): Promise<Sample[] | null> {
  const samples = watches[watch];
  if (!samples) return null;
  await whenReady(() => (samples.length > from ? true : null), waitMs);
  return samples.slice(from);
}

/** Texts of what a query finds and can be seen; of a field, what it holds. */
function textsOf(query: Query): string[] {
  return findAll(query)
    .filter(isVisible)
    .map((element) =>
      'value' in element && element.matches('input, textarea, select')
        ? String(element.value)
        : ((element as Partial<HTMLElement>).innerText ?? element.textContent ?? '').trim(),
    );
}
