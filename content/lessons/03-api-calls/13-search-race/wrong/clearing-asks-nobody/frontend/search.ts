import { showBusy, showDishes, showTrouble, type Dish } from './screen.ts';

/** Milliseconds without a key after which the words count as finished. */
const PAUSE = 300;

let pause: ReturnType<typeof setTimeout> | undefined;
let search = new AbortController();
let wholeMenu: Dish[] | null = null;

/** Called whenever the words in the box have changed. */
export function wordsChanged(words: string): void {
  clearTimeout(pause);
  // The whole menu is known: nobody needs to be asked.
  if (words === '' && wholeMenu) {
    showBusy(false);
    return showDishes('', wholeMenu);
  }
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
    if (words === '') wholeMenu = dishes;
    showDishes(words, dishes);
    showBusy(false);
  } catch (error) {
    // A search that was given up has a successor, which has the screen.
    if (signal.aborted) return;
    showTrouble('The kitchen could not be asked. Change the words to try again.');
    showBusy(false);
  }
}

async function ask(words: string, signal: AbortSignal): Promise<Dish[]> {
  const response = await fetch(`/api/dishes?q=${encodeURIComponent(words)}`, { signal });
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  return response.json();
}
