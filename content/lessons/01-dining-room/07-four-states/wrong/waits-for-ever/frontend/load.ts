import { showDishes, showStatus, type Dish } from './screen.ts';

/** Asks the kitchen for the menu, and shows it. */
export async function load(): Promise<void> {
  showStatus('Looking for the menu …');
  const response = await fetch('/api/menu');
  if (!response.ok) throw new Error(response.statusText);
  const dishes = (await response.json()) as Dish[];
  showStatus(dishes.length > 0 ? '' : 'There are no dishes tonight. Come back tomorrow.');
  showDishes(dishes);
}
