/** Counts the work of the page: how much is done in one go, and for which wish. */
const counts = { units: 0, breaths: 0, most: 0, late: 0, letterAt: null as number | null };

let field: HTMLInputElement;
let unitsOfWish = 0;
let stretch = 0;
let isAsked = false;
/** What remains to be typed in a hurry. */
let hurry: string | null = null;

/** Starts to count for the wishes in a field, and lets a button type into it. */
export function listen(wish: HTMLInputElement): void {
  field = wish;
  // Before the page's own code hears of the letter.
  addEventListener('input', () => void (unitsOfWish = 0), { capture: true });
  document.getElementById('hurry')!.addEventListener('click', () => {
    hurry = 'so';
    counts.letterAt = null;
    type('s');
  });
  draw();
}

/** Counts one thali that is rated for a wish. */
export function count(wish: string): void {
  counts.units++;
  counts.most = Math.max(counts.most, ++stretch);
  if (wish === field.value) unitsOfWish++;
  else counts.late++;

  // A key that is pressed now is heard when the browser gets to this task.
  if (!isAsked) soon(breathe);
  isAsked = true;
  if (hurry && unitsOfWish === 200) soon(() => typeTheRest());
}

function breathe(): void {
  isAsked = false;
  stretch = 0;
  counts.breaths++;
  draw();
}

function typeTheRest(): void {
  if (!hurry) return;
  counts.letterAt = unitsOfWish;
  const text = hurry;
  hurry = null;
  type(text);
}

function type(text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Runs a task before others, as the browser does with keys. */
function soon(task: () => void): void {
  if ('scheduler' in window) {
    void window.scheduler.postTask(task, { priority: 'user-blocking' });
    return;
  }
  // Safari has no such scheduler.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = task;
  port2.postMessage(null);
}

function draw(): void {
  const { units, breaths, most, late, letterAt } = counts;
  const rows = [
    ['Thalis rated', units],
    ['Times the page listened', breaths],
    ['Most in one go', most],
    ['Rated for a wish that was over', late],
    ['The second letter came after', letterAt ?? '—'],
  ];
  const parts = rows.flatMap(([name, value]) => [cell('dt', name!), cell('dd', value!)]);
  document.getElementById('meter')!.replaceChildren(...parts);
}

function cell(tag: string, text: string | number): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = String(text);
  return element;
}
