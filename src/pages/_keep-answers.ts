/** Keeps the first answer to each question of the lesson's text, and says when the review asks the question again. */
import { dayAt, nameDay } from '#lib/day.ts';
import { loadRecall, questionKey, recordAnswer } from '#progress/progress.ts';

const slug = document.querySelector<HTMLElement>('[data-lesson]')?.dataset['lesson'];
if (slug !== undefined)
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-question]'))
    keepFirst(form, form.dataset['question']!, slug);

function keepFirst(form: HTMLFormElement, question: string, lesson: string) {
  const radios = [...form.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  form.addEventListener('keydown', (event) => moveOnly(event, radios));
  form.addEventListener(
    'change',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      const right = target.closest('[data-right]') !== null;
      recordAnswer(lesson, { question, option: target.value, right, day: dayAt(Date.now()) });
      if (form.closest('.recall')) void sayWhen(form, questionKey(lesson, question));
    },
    { once: true },
  );
}

/**
 * In a group of radios the arrow keys choose what they come to, and the first choice is the answer: here they only go there.
 * Space chooses.
 */
function moveOnly(event: KeyboardEvent, radios: readonly HTMLInputElement[]) {
  const at = radios.findIndex((radio) => radio === event.target);
  const isOn = ['ArrowDown', 'ArrowRight'].includes(event.key);
  if (at < 0 || (!isOn && !['ArrowUp', 'ArrowLeft'].includes(event.key))) return;
  event.preventDefault();
  radios.at((at + (isOn ? 1 : -1)) % radios.length)?.focus();
}

async function sayWhen(form: HTMLElement, key: string) {
  const memory = (await loadRecall())?.memories.get(key);
  const line = form.querySelector('.kept');
  if (!memory || !line) return;
  const when = nameDay(memory.dueDay, dayAt(Date.now()));
  line.textContent = `Your first choice is kept. The review asks again ${when}.`;
}
