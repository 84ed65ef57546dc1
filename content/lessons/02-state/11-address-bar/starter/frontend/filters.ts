import type { Dish } from './menu.ts';

/** How the menu can be sorted: as the kitchen has it, or by price. */
export const sorts = ['menu', 'price-up', 'price-down'] as const;
export type Sort = (typeof sorts)[number];

/** What somebody wants to see. */
export interface Filters {
  q: string;
  vegan: boolean;
  sort: Sort;
}

export const defaults: Filters = { q: '', vegan: false, sort: 'menu' };

const orders: Record<Sort, (a: Dish, b: Dish) => number> = {
  menu: () => 0,
  'price-up': (a, b) => a.price - b.price,
  'price-down': (a, b) => b.price - a.price,
};

/** The dishes that fit, in the order that is wanted. */
export function applyFilters(dishes: Dish[], { q, vegan, sort }: Filters): Dish[] {
  return dishes
    .filter((dish) => dish.name.toLowerCase().includes(q.toLowerCase()))
    .filter((dish) => !vegan || dish.vegan)
    .toSorted((a, b) => orders[sort](a, b));
}
