/** Marks on the page what the learner has done: the count in the header, lessons passed on the map, the way on. */
import './_mark-due.ts';
import { loadProgress, onProgress, type Progress } from '#progress/progress.ts';

const rows = [...document.querySelectorAll<HTMLElement>('[data-lesson]')];

function mark(progress: Progress) {
  const passed = (slug: string | undefined) => Boolean(slug && progress.lessons[slug]?.passedAt);
  markHeader(Object.keys(progress.lessons).filter(passed).length);
  for (const row of rows) row.toggleAttribute('data-passed', passed(row.dataset['lesson']));
  openAfterPass(passed);
  markWayOn(progress);
}

function markHeader(count: number) {
  const total = Number(document.querySelector('[data-lesson-count]')?.textContent ?? 0);
  const share = total > 0 ? (count / total) * 100 : 0;
  const ring = document.querySelector('[data-ring]');
  ring?.setAttribute('stroke-dasharray', `${share} 100`);
  const number = document.querySelector('[data-passed-count]');
  if (number) number.textContent = String(count);
}

/** Opens what is read after passing, once: a reader who closes it again is left alone. */
function openAfterPass(passed: (slug: string | undefined) => boolean) {
  for (const part of document.querySelectorAll<HTMLDetailsElement>('details[data-after-pass]')) {
    if (!passed(part.dataset['afterPass'])) continue;
    part.open = true;
    delete part.dataset['afterPass'];
  }
}

/** Turns "Start the first order" into the way to the first lesson that is not passed, once anything was opened. */
function markWayOn({ lessons }: Progress) {
  const button = document.querySelector<HTMLAnchorElement>('[data-way-on]');
  if (!button || Object.keys(lessons).length === 0) return;
  const next = rows.find((row) => !lessons[row.dataset['lesson'] ?? '']?.passedAt);
  const link = next?.querySelector('a');
  button.href = link?.href ?? '/map/';
  button.textContent = next ? `Continue: ${link?.textContent ?? ''}` : 'Open the map';
}

onProgress(mark);
void loadProgress().then(mark);
