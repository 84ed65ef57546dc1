/** The parts of the review page, by the marks they have in its markup. */

const place = document.getElementById('review')!;

/** The element of that selector. The page is made with all of them. */
export function find<Kind extends HTMLElement>(selector: string): Kind {
  return place.querySelector<Kind>(selector)!;
}

/** All elements of that selector. */
export function findAll(selector: string): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(selector)];
}

/** Shows one of the page's views alone. */
export function show(name: 'failed' | 'none' | 'rest' | 'question'): void {
  for (const view of findAll('[data-view]')) view.hidden = view.dataset['view'] !== name;
}

/** Tells screen readers what happened. */
export function say(text: string): void {
  find('[data-say]').textContent = text;
}
