/** Finding: documents and commands in, ranked groups out. Pure. */
import MiniSearch from 'minisearch';
import { kinds, type Kind, type SearchDocument } from './documents.ts';

/** Something that is done rather than opened. */
export interface Command {
  kind: 'command';
  title: string;
  /** What it does; searched too. */
  text: string;
  run(): void;
}

export type Item = SearchDocument | Command;
export type ItemKind = Kind | 'command';

/** Items of one kind, best first. */
export interface Group {
  kind: ItemKind;
  items: Item[];
}

/** What a query found. */
export interface Found {
  groups: Group[];
  /** The words of the items that matched, in lower case, to mark them. */
  words: string[];
}

/** More of one kind would push the others out of sight. */
const MOST_PER_KIND = 6;

/** How much a kind counts: a lesson or a word is more likely meant than a heading that repeats it. */
const weights: Record<ItemKind, number> = {
  command: 1.6,
  lesson: 1.5,
  term: 1.5,
  module: 1.2,
  page: 1.2,
  duty: 1,
  part: 1,
};
const order: readonly ItemKind[] = ['command', ...kinds];

/** Words of a question that say nothing of what it is about. */
const idle = new Set(
  'a an and are as at be by can do does for from how i in is it of on or that the to what when where which why with'.split(
    ' ',
  ),
);

/** Makes the index; takes a few milliseconds for the whole course. */
export function createFinder(items: readonly Item[]): (query: string) => Found {
  const index = new MiniSearch<{ id: number; title: string; text: string; words: string }>({
    fields: ['title', 'text', 'words'],
    searchOptions: {
      processTerm: (term) => (idle.has(term.toLowerCase()) ? null : term.toLowerCase()),
      boost: { title: 3 },
      prefix: true,
      // Short words have too many neighbors.
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
      boostDocument: (id) => weights[items[Number(id)]?.kind ?? 'part'],
    },
  });
  index.addAll(
    items.map((item, id) => {
      const words = item.kind === 'command' ? [] : (item.words ?? []);
      return { id, title: item.title, text: item.text, words: words.join('; ') };
    }),
  );

  return (query) => {
    const all = index.search(query, { combineWith: 'AND' });
    // One word too many shall not hide what the others find.
    const hits = all.length > 0 ? all : index.search(query);
    const groups: Group[] = [];
    const words = new Set<string>();
    for (const { id, terms } of hits) {
      const item = items[Number(id)];
      if (!item) continue;
      let group = groups.find(({ kind }) => kind === item.kind);
      if (!group) groups.push((group = { kind: item.kind, items: [] }));
      if (group.items.length === MOST_PER_KIND) continue;
      group.items.push(item);
      for (const term of terms) words.add(term);
    }
    // Groups stand in the order of their best item, which is the one they got first.
    return { groups, words: [...words] };
  };
}

/** Items in groups by kind, in the usual order of the kinds. */
export function groupByKind(items: readonly Item[]): Group[] {
  return order
    .map((kind) => ({ kind, items: items.filter((item) => item.kind === kind) }))
    .filter((group) => group.items.length > 0);
}
