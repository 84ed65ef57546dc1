import { showBusy, showDishes, showTrouble, type Dish } from './screen.ts';

/** Milliseconds without a key after which the words count as finished. */
const PAUSE = 300;

let pause: ReturnType<typeof setTimeout> | undefined;
let search = new AbortController();

/** Called whenever the words in the box have changed. */
export function wordsChanged(words: string): void {
  clearTimeout(pause);
  pause = setTimeout(() => void searchFor(words), PAUSE);
}

/** Asks the kitchen which dishes have these words in their name, and shows them. Gives up the search before. */
export async function searchFor(words: string): Promise<void> {
  search.abort();
  search = new AbortController();
  const { signal } = search;
  showBusy(true);
  showTrouble();
  try {
    const dishes = await ask(words, signal);
    showDishes(words, dishes);
  } catch (error) {
    // A search that was given up has a successor, which has the screen.
    if (signal.aborted) return;
    showTrouble('The kitchen could not be asked. Change the words to try again.');
  } finally {
    showBusy(false);
  }
}

async function ask(words: string, signal: AbortSignal): Promise<Dish[]> {
  const response = await fetch(`/api/dishes?q=${encodeURIComponent(words)}`, { signal });
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  return response.json();
}
