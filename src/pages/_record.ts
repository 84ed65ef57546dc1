/** The record: shows what the learner's progress says, and claims no more than that. */
import { dayAt, writeDay } from '#lib/day.ts';
import { loadRecall, onRecall, type Awaited } from '#progress/progress.ts';
import { loadAwaited } from './_review/questions.ts';
import { claim, recallOf } from './_record/words.ts';

const place = document.getElementById('record')!;
const find = <Kind extends HTMLElement>(selector: string, within: ParentNode = place) =>
  within.querySelector<Kind>(selector)!;
const findAll = (selector: string, within: ParentNode = place) => [
  ...within.querySelectorAll<HTMLElement>(selector),
];

async function draw() {
  const passedAt = (await loadRecall())?.passedAt ?? new Map<string, number>();
  // A lesson that was passed and then left the course is not counted: nobody could look it up.
  const rows = findAll('[data-passed-lesson]').filter((row) => {
    const at = passedAt.get(row.dataset['passedLesson'] ?? '');
    row.hidden = at === undefined;
    if (at !== undefined) find('[data-day]', row).textContent = writeDay(dayAt(at));
    return !row.hidden;
  });
  const lessons = new Set(rows.map((row) => row.dataset['passedLesson'] ?? ''));
  const days = [...lessons].map((lesson) => dayAt(passedAt.get(lesson) ?? 0)).toSorted();

  find('[data-view="none"]').hidden = lessons.size > 0;
  find('[data-view="some"]').hidden = lessons.size === 0;
  const total = findAll('[data-passed-lesson]').length;
  find('[data-claim]').textContent = claim(days, total);
  find('[data-made]').textContent =
    `Made on ${writeDay(dayAt(Date.now()))} with The Pass, ${location.host}.`;
  drawDuties(lessons);
  drawRecall(rows, await loadAwaited());
}

function drawDuties(passed: ReadonlySet<string>) {
  for (const by of findAll('[data-by]')) by.hidden = !passed.has(by.dataset['by'] ?? '');
  const isEmpty = (within: HTMLElement, parts: string) =>
    findAll(parts, within).every(({ hidden }) => hidden);
  for (const duty of findAll('[data-duty]')) duty.hidden = isEmpty(duty, '[data-by]');
  for (const half of findAll('[data-half]')) half.hidden = isEmpty(half, '[data-duty]');
}

function drawRecall(rows: readonly HTMLElement[], all: readonly Awaited[]) {
  for (const row of rows) {
    const own = all.filter(({ lesson }) => lesson === row.dataset['passedLesson']);
    find('[data-recall]', row).textContent = recallOf(own);
  }
}

find('#name').addEventListener('input', ({ currentTarget }) => {
  const name = (currentTarget as HTMLInputElement).value.trim();
  find('[data-name]').textContent = name;
  find('[data-name]').hidden = name === '';
});
find('#print').addEventListener('click', () => print());
onRecall(() => void draw().catch(ignore));
void draw().catch(ignore);

/** Without the site's list of questions all but the recall is there, which then stands as a dash. */
function ignore(error: unknown) {
  console.warn('The recall could not be shown.', error);
}
