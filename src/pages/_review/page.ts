/** The review page: asks the due questions one by one, keeps the answers, and says when there is nothing to ask. */
import { dayAt, nameDay } from '#lib/day.ts';
import {
  dueOn,
  loadRecall,
  questionKey,
  recordAnswer,
  recordFelt,
  type Awaited,
} from '#progress/progress.ts';
import { drawAnswered, drawOptions, drawQuestion } from './question-view.ts';
import { loadAwaited, loadCards, type LessonCard, type QuestionCard } from './questions.ts';
import { find, findAll, say, show } from './parts.ts';
import { daysAhead, restTitle, whenNext } from './words.ts';

/** What is being asked. */
interface Asked {
  due: Awaited;
  question: QuestionCard;
  /** Id of the event of the answer, once there is one. */
  answer: string | null;
}

let asked: Asked | null = null;
let done = 0;
let right = 0;

const today = () => dayAt(Date.now());

async function advance() {
  try {
    const all = await loadAwaited();
    const due = dueOn(all, today());
    const [first] = due;
    if (!first) return rest(all);
    const card = (await loadCards())[first.lesson];
    const question = card?.questions.find(({ id }) => id === first.question);
    if (!card || !question) throw new Error(`There is no question ${first.question}.`);
    ask({ due: first, question, answer: null }, card, done + due.length);
  } catch {
    show('failed');
  }
}

function ask(next: Asked, card: LessonCard, total: number) {
  asked = next;
  drawQuestion(next.question, card, `${done + 1} of ${total}`);
  drawOptions(next.question, (index) => void choose(index));
  show('question');
  find('[data-ask]').focus();
  say('');
}

/** Keeps the answer at once: whoever leaves now has answered. */
async function choose(index: number) {
  const option = asked?.question.options[index];
  if (!asked || !option || asked.answer !== null) return;
  const { lesson, question } = asked.due;
  const answer = { question, option: option.text, right: option.right, day: today() };
  asked.answer = recordAnswer(lesson, answer);
  done++;
  if (option.right) right++;
  drawAnswered(asked.question, index);
  find('[data-next]').focus();
  say(`${option.right ? 'Right.' : 'Not this one.'} ${option.reason.replaceAll(/[`*]/g, '')}`);
  await sayWhen();
}

async function sayWhen() {
  if (!asked) return;
  const memory = (await loadRecall())?.memories.get(
    questionKey(asked.due.lesson, asked.due.question),
  );
  const line = find('[data-when]');
  line.textContent = memory ? `It comes back ${nameDay(memory.dueDay, today())}.` : '';
}

function feel(button: HTMLElement) {
  const as = button.dataset['as'] === 'hard' ? 'hard' : 'easy';
  if (asked?.answer == null || button.ariaPressed === 'true') return;
  recordFelt(asked.due.lesson, { answer: asked.answer, as });
  for (const other of findAll('[data-as]')) other.ariaPressed = String(other === button);
  void sayWhen().then(() => say(find('[data-when]').textContent ?? ''));
}

function rest(all: readonly Awaited[]) {
  asked = null;
  if (all.length === 0 && done === 0) return show('none');
  find('[data-rest-title]').textContent = restTitle(done, right);
  find('[data-rest]').textContent = whenNext(all, today());
  const lines = daysAhead(all, today()).map(({ day, count }) => {
    const line = document.createElement('li');
    line.append(day, Object.assign(document.createElement('b'), { textContent: String(count) }));
    return line;
  });
  find('[data-days]').replaceChildren(...lines);
  show('rest');
  if (done > 0) find('[data-rest-title]').focus();
  say(find('[data-rest]').textContent ?? '');
}

function hearKey(event: KeyboardEvent) {
  if (event.ctrlKey || event.metaKey || event.altKey || !asked || asked.answer !== null) return;
  // A number that is typed somewhere, such as into the search.
  if (event.target instanceof Element && event.target.closest('input, textarea, dialog')) return;
  const index = Number(event.key) - 1;
  if (!Number.isInteger(index) || !asked.question.options[index]) return;
  event.preventDefault();
  void choose(index);
}

document.addEventListener('keydown', hearKey);
find('[data-next]').addEventListener('click', () => void advance());
find('[data-again]').addEventListener('click', () => void advance());
for (const button of findAll('[data-as]')) button.addEventListener('click', () => feel(button));
void advance();
