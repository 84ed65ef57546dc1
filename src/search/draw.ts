/** Draws what was found: groups of options for the list. */
import type { Found, Group, Item, ItemKind } from './find.ts';
import { markWords } from './marks.ts';

const names: Record<ItemKind, string> = {
  command: 'Commands',
  lesson: 'Lessons',
  part: 'Parts of lessons',
  term: 'Glossary',
  duty: 'Duties',
  module: 'Modules',
  page: 'Pages',
};

/** Elements of the groups. `onChosen` is called when an option is clicked, before anything else happens. */
export function drawGroups({ groups, words }: Found, onChosen: () => void): HTMLElement[] {
  let count = 0;
  return groups.map(({ kind, items }: Group) => {
    const group = make('div', { role: 'group', 'aria-labelledby': `search-${kind}` });
    const name = make('div', { id: `search-${kind}`, class: 'search-group' });
    name.textContent = names[kind];
    group.append(name, ...items.map((item) => drawItem(item, count++, words, onChosen)));
    return group;
  });
}

function drawItem(
  item: Item,
  number: number,
  words: readonly string[],
  onChosen: () => void,
): HTMLElement {
  const attributes = { role: 'option', id: `search-option-${number}`, tabindex: '-1' };
  const option =
    item.kind === 'command'
      ? make('button', { ...attributes, type: 'button' })
      : make('a', { ...attributes, href: item.path });
  option.append(line('search-title', item.title, words));
  if (item.kind === 'part' && item.within) option.append(line('search-text', item.within, []));
  if (item.text) option.append(line('search-text', item.text, words));
  const about = item.kind === 'command' ? [] : (item.words ?? []).filter((one) => has(one, words));
  if (about.length > 0) option.append(line('search-text', `On: ${about.join(', ')}`, words));
  option.addEventListener('click', (event) => {
    // A new tab leaves the search where it is.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    onChosen();
    if (item.kind === 'command') item.run();
  });
  // The focus stays in the field.
  option.addEventListener('mousedown', (event) => event.preventDefault());
  return option;
}

function has(text: string, words: readonly string[]): boolean {
  return markWords(text, words).some(({ isMatch }) => isMatch);
}

function line(name: string, text: string, words: readonly string[]): HTMLElement {
  const element = make('span', { class: name });
  for (const piece of markWords(text, words)) {
    if (!piece.isMatch) element.append(piece.text);
    else element.append(Object.assign(make('mark', {}), { textContent: piece.text }));
  }
  return element;
}

function make(tag: string, attributes: Record<string, string>): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
