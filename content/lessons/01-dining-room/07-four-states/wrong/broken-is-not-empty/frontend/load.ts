import { showDishes, showStatus, type Dish } from './screen.ts';

/** Asks the kitchen for the menu, and shows it. */
export async function load(): Promise<void> {
  showStatus('Looking for the menu …');
  const dishes = await ask();
  showStatus(dishes.length > 0 ? '' : 'There are no dishes tonight. Come back tomorrow.');
  showDishes(dishes);
}

async function ask(): Promise<Dish[]> {
  try {
    const response = await fetch('/api/menu');
    if (!response.ok) throw new Error(response.statusText);
    return (await response.json()) as Dish[];
  } catch {
    return [];
  }
}
