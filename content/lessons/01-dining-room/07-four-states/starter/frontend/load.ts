import { showDishes, type Dish } from './screen.ts';

/** Asks the kitchen for the menu, and shows it. */
export async function load(): Promise<void> {
  const response = await fetch('/api/menu');
  const dishes = (await response.json()) as Dish[];
  showDishes(dishes);
}
