import { showBusy, showDishes, showTrouble, type Dish } from './screen.ts';

let timer: ReturnType<typeof setTimeout> | undefined;
/** How many questions there have been. Each keeps the number it got. */
let questions = 0;

/** Called whenever the words in the box have changed. */
export function wordsChanged(words: string): void {
  clearTimeout(timer);
  // From now on, whatever is under way is out of date.
  questions++;
  if (words === '') void searchFor(words);
  else timer = setTimeout(() => void searchFor(words), 250);
}

/** Asks the kitchen which dishes have these words in their name, and shows them if nothing was asked since. */
export async function searchFor(words: string): Promise<void> {
  const mine = ++questions;
  showBusy(true);
  showTrouble();
  try {
    const result = await ask(words);
    if (mine !== questions) return;
    showBusy(false);
    showDishes(words, result);
  } catch (error) {
    showBusy(false);
    showTrouble('The kitchen could not be asked. Change the words to try again.');
  }
}

async function ask(words: string): Promise<Dish[]> {
  const response = await fetch(`/api/dishes?q=${encodeURIComponent(words)}`);
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  return response.json();
}
