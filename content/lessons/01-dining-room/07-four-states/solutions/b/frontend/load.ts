import { hideTrouble, showDishes, showStatus, showTrouble, type Dish } from './screen.ts';

/** Asks the kitchen for the menu, and shows how that goes. */
export async function load(): Promise<void> {
  hideTrouble();
  showDishes([]);
  showStatus('Looking for the menu …');
  try {
    const response = await fetch('/api/menu');
    if (!response.ok) throw new Error(response.statusText);
    const dishes = (await response.json()) as Dish[];
    showStatus(dishes.length > 0 ? '' : 'There are no dishes tonight. Come back tomorrow.');
    showDishes(dishes);
  } catch {
    showStatus('');
    showTrouble('The menu could not be loaded.', load);
  }
}
