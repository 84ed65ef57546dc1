/** Marks on the page what is due for review: in the header, at lessons and modules on the map, and in whatever asks for it. */
import { dayAt } from '#lib/day.ts';
import { dueOn, onRecall } from '#progress/progress.ts';
import { loadAwaited } from './_review/questions.ts';

async function mark() {
  try {
    const due = dueOn(await loadAwaited(), dayAt(Date.now()));
    const lessons = due.map(({ lesson }) => lesson);
    for (const place of document.querySelectorAll<HTMLElement>('[data-due]'))
      fill(place, countFor(place, lessons));
  } catch {
    // The site cannot be reached, so nobody knows: nothing is said.
  }
}

/** `data-due` on an element means the whole course, on one within a row or a module what is due there. */
function countFor(place: HTMLElement, lessons: readonly string[]): number {
  const module = place.closest('[data-module]');
  const row = place.closest<HTMLElement>('li[data-lesson]');
  const rows = row ? [row] : module?.querySelectorAll<HTMLElement>('[data-lesson]');
  if (!rows) return lessons.length;
  const here = new Set([...rows].map((one) => one.dataset['lesson']));
  return lessons.filter((lesson) => here.has(lesson)).length;
}

/** Places with the mark `data-due="always"` also tell that nothing is due. */
function fill(place: HTMLElement, count: number) {
  const number = place.querySelector('[data-due-count]') ?? place;
  number.textContent = String(count);
  if (place.dataset['due'] !== 'always') place.hidden = count === 0;
}

onRecall(() => void mark());
void mark();
