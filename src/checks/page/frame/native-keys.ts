/** What browsers do on a key and user-event does not. Called when the page has not prevented it. */
export function doWhatBrowsersDo(key: string, target: Element): void {
  if (!target.isConnected) return;
  if (target.matches('summary')) {
    if (key === 'Enter' || key === ' ') (target as HTMLElement).click();
  } else if (target instanceof HTMLSelectElement) moveSelection(target, key);
  else if (target instanceof HTMLInputElement) step(target, key);
}

const forward = ['ArrowDown', 'ArrowRight'];
const backward = ['ArrowUp', 'ArrowLeft'];

/** Arrows choose the next option of a closed list. */
function moveSelection(select: HTMLSelectElement, key: string): void {
  const direction = Number(forward.includes(key)) - Number(backward.includes(key));
  if (direction === 0 || select.multiple) return;
  const options = [...select.options];
  for (let at = select.selectedIndex + direction; options[at]; at += direction) {
    if (options[at]?.disabled) continue;
    select.selectedIndex = at;
    return announce(select);
  }
}

/** Arrows move a slider and count a number up and down. */
function step(field: HTMLInputElement, key: string): void {
  const keys = field.type === 'range' ? [forward[1], backward[1]] : [];
  const isUp = key === 'ArrowUp' || key === keys[0];
  const isDown = key === 'ArrowDown' || key === keys[1];
  if (!['range', 'number'].includes(field.type) || isUp === isDown) return;
  const before = field.value;
  if (isUp) field.stepUp();
  else field.stepDown();
  if (field.value !== before) announce(field);
}

function announce(field: HTMLElement): void {
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
