/** The parts of the review page, by the marks they have in its markup. */

/** The element of that selector. The page is made with all of them. */
export function find<Kind extends HTMLElement>(selector: string): Kind {
  return document.querySelector<Kind>(selector)!;
}

/** Shows one of the page's views alone. */
export function show(name: 'failed' | 'none' | 'rest' | 'question'): void {
  for (const view of document.querySelectorAll<HTMLElement>('[data-view]'))
    view.hidden = view.dataset['view'] !== name;
}

/** Tells screen readers what happened. */
export function say(text: string): void {
  find('[data-say]').textContent = text;
}
