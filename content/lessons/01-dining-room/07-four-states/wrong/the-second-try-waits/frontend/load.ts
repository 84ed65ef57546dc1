import { hideTrouble, showDishes, showStatus, showTrouble, type Dish } from './screen.ts';

/** Asks the kitchen for the menu, and shows how that goes. */
export async function load(): Promise<void> {
  showStatus('Looking for the menu …');
  await fill();
}

async function fill(): Promise<void> {
  try {
    const response = await fetch('/api/menu');
    if (!response.ok) throw new Error(response.statusText);
    const dishes = (await response.json()) as Dish[];
    showStatus(dishes.length > 0 ? '' : 'There are no dishes tonight. Come back tomorrow.');
    hideTrouble();
    showDishes(dishes);
  } catch {
    showStatus('');
    showTrouble('The menu could not be loaded.', fill);
  }
}
