import { hideTrouble, showDishes, showStatus, showTrouble, type Dish } from './screen.ts';

/** Shows dishes. When there are none, says so. */
function show(dishes: Dish[]): void {
  showDishes(dishes);
  showStatus(dishes.length > 0 ? '' : 'There are no dishes tonight.');
}

/** Asks the kitchen for the menu, and shows it. */
export async function load(): Promise<void> {
  hideTrouble();
  show([]);
  try {
    const response = await fetch('/api/menu');
    if (!response.ok) throw new Error(response.statusText);
    show((await response.json()) as Dish[]);
  } catch {
    showStatus('');
    showTrouble('The menu could not be loaded.', load);
  }
}
