import { useSyncExternalStore } from 'react';
import { defaults, sorts, type Filters } from './filters.ts';

/** Reads the filters from a query. What is missing or makes no sense is as usual. */
export function readFilters(search: string): Filters {
  const query = new URLSearchParams(search);
  return {
    q: query.get('q') ?? defaults.q,
    vegan: query.get('vegan') === '1',
    sort: sorts.find((sort) => sort === query.get('sort')) ?? defaults.sort,
  };
}

/** The query that stands for filters. What is as usual is left out. */
export function toSearch({ q, vegan, sort }: Filters): string {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (vegan) query.set('vegan', '1');
  if (sort !== defaults.sort) query.set('sort', sort);
  return query.size > 0 ? `?${query}` : '';
}

const listeners = new Set<() => void>();

/** Calls `listener` when the address changes: by us, or by Back and Forward. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

/** The filters in the address bar, and a way to change them. The address is the only place that has them. */
export function useFilters() {
  const filters = readFilters(useSyncExternalStore(subscribe, () => location.search));

  function change(part: Partial<Filters>, how: 'push' | 'replace' = 'push'): void {
    const address = location.pathname + toSearch({ ...filters, ...part });
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    for (const listener of listeners) listener();
  }
  return [filters, change] as const;
}
