import { showBusy, showDishes, showTrouble, type Dish } from './screen.ts';

let pause: ReturnType<typeof setTimeout> | undefined;

/** Called whenever the words in the box have changed. */
export function wordsChanged(words: string): void {
  clearTimeout(pause);
  pause = setTimeout(() => void searchFor(words), 300);
}

/** Asks the kitchen which dishes have these words in their name, and shows them. */
export async function searchFor(words: string): Promise<void> {
  showBusy(true);
  showTrouble();
  try {
    showDishes(words, await ask(words));
  } catch (error) {
    showTrouble('The kitchen could not be asked. Change the words to try again.');
  } finally {
    showBusy(false);
  }
}

async function ask(words: string): Promise<Dish[]> {
  const response = await fetch(`/api/dishes?q=${encodeURIComponent(words)}`);
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  return response.json();
}
