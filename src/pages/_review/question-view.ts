/** One question on the review page: first with its options as buttons, then with the reason of every option. */
import { toInlineHtml, toPlainText } from '#lib/inline-markup.ts';
import { find, findAll } from './parts.ts';
import type { LessonCard, QuestionCard } from './questions.ts';

/** Draws a question that nobody has answered yet. `position`: `3 of 7`. */
export function drawQuestion(question: QuestionCard, card: LessonCard, position: string): void {
  find('[data-position]').textContent = position;
  const name = `Lesson ${card.number}: ${toPlainText(card.title)}`;
  find('[data-lesson-name]').textContent = name;
  find('[data-ask]').innerHTML = toInlineHtml(question.ask);
  find<HTMLAnchorElement>('[data-paragraph]').href = question.path;
  find('[data-last-key]').textContent = String(question.options.length);
  find('[data-keys]').hidden = false;
  find('[data-after]').hidden = true;
}

/** Draws the options as buttons. */
export function drawOptions({ options }: QuestionCard, choose: (index: number) => void): void {
  const lines = options.map(({ text }, index) => {
    const button = part('button', 'option');
    button.append(keyOf(index), part('span', 'text', text));
    button.addEventListener('click', () => choose(index));
    return inItem(button);
  });
  find('[data-options]').replaceChildren(...lines);
}

/** Draws the options with their reasons, once the one at `chosen` was chosen. */
export function drawAnswered({ options }: QuestionCard, chosen: number): void {
  const lines = options.map(({ text, reason, right }, index) => {
    const line = part('div', 'option');
    if (right) line.dataset['is'] = 'right';
    else if (index === chosen) line.dataset['is'] = 'wrong';
    const because = part('span', 'reason');
    because.append(part('b', 'mark', markOf(right, index === chosen)), ' ');
    because.append(part('span', '', reason));
    line.append(keyOf(index), part('span', 'text', text), because);
    return inItem(line);
  });
  find('[data-options]').replaceChildren(...lines);
  const isRight = options[chosen]?.right ?? false;
  find('[data-verdict]').textContent = isRight ? '✓ Right.' : '✗ Not this time.';
  find('[data-when]').textContent = '';
  // What was wrong was not remembered, whatever it felt like.
  find('[data-felt]').hidden = !isRight;
  for (const button of findAll('[data-as]')) button.ariaPressed = 'false';
  find('[data-keys]').hidden = true;
  find('[data-after]').hidden = false;
}

function markOf(right: boolean, isChosen: boolean): string {
  if (right) return isChosen ? '✓ Yes.' : '✓ This one.';
  return isChosen ? '✗ Your choice.' : 'No.';
}

function keyOf(index: number): HTMLElement {
  const key = part('span', 'key', String(index + 1));
  key.ariaHidden = 'true';
  return key;
}

/** An element with a short text, in which `code` and *emphasis* are marked. */
function part<Tag extends 'button' | 'div' | 'span' | 'b'>(tag: Tag, name: string, text = '') {
  const element = document.createElement(tag);
  element.className = name;
  // toInlineHtml escapes all else.
  element.innerHTML = toInlineHtml(text);
  if (element instanceof HTMLButtonElement) element.type = 'button';
  return element;
}

function inItem(element: HTMLElement): HTMLLIElement {
  const item = document.createElement('li');
  item.append(element);
  return item;
}
