import { defaults, sorts, type Filters, type Sort } from './filters.ts';

/** Reads the filters from a query. What is missing or makes no sense is as usual. */
export function readFilters(search: string): Filters {
  const { q = '', vegan, sort } = Object.fromEntries(new URLSearchParams(search));
  const isSort = (sorts as readonly string[]).includes(sort ?? '');
  return { q, vegan: vegan === '1', sort: isSort ? (sort as Sort) : defaults.sort };
}

/** The query that stands for filters. */
export function toSearch(filters: Filters): string {
  const usual = Object.entries(defaults);
  const wanted = Object.entries({ ...filters, vegan: filters.vegan ? '1' : false });
  const unusual = wanted.filter(
    ([name, value]) => !usual.some(([n, v]) => n === name && v === value),
  );
  const query = new URLSearchParams(unusual.map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `?${query}` : '';
}
