import { closeTopmost } from './close-request.ts';
import { hands, type } from './hands.ts';
import { doWhatBrowsersDo } from './native-keys.ts';
import { activeElement, moveFocus } from './tab-order.ts';

/**
 * Presses a key or a combination on what has the focus: `Enter`, `a`, `Shift+Tab`, `Control+Enter`. What browsers do by
 * themselves follows unless the page prevented it.
 */
export async function pressKey(combination: string): Promise<void> {
  const { key, modifiers } = parse(combination);
  if (key === 'Tab') return pressTab(modifiers.includes('Shift'));
  const target = activeElement();
  const isPrevented = watchPrevention();
  const held = modifiers.map((modifier) => `{${modifier}>}`).join('');
  const released = modifiers.map((modifier) => `{/${modifier}}`).join('');
  if (key.length === 1 && modifiers.length === 0) await type(key);
  else await hands().keyboard(`${held}{${nameOf(key)}}${released}`);
  if (isPrevented()) return;
  if (key === 'Escape') closeTopmost();
  else if (modifiers.length === 0) doWhatBrowsersDo(key, target);
}

const modifierNames = ['Shift', 'Control', 'Alt', 'Meta'];

function parse(combination: string): { key: string; modifiers: string[] } {
  // The last plus sign may be the key itself: `Shift++`.
  const parts = combination.split(/\+(?=.)/);
  const key = parts.pop() ?? '';
  const unknown = parts.find((part) => !modifierNames.includes(part));
  if (unknown !== undefined)
    throw new Error(`${unknown} is no modifier. There are ${modifierNames.join(', ')}.`);
  return { key: key === 'Space' ? ' ' : key, modifiers: parts };
}

/** Some keys are special to user-event's notation. */
function nameOf(key: string): string {
  return /^[\w ]+$/.test(key) ? key : `\\${key}`;
}

/** Learns whether the page prevents what the next keys do by themselves. */
function watchPrevention(): () => boolean {
  const events: KeyboardEvent[] = [];
  const keep = (event: KeyboardEvent) => void events.push(event);
  const types = ['keydown', 'keypress', 'keyup'] as const;
  for (const name of types) addEventListener(name, keep, { capture: true });
  return () => {
    for (const name of types) removeEventListener(name, keep, { capture: true });
    return events.some((event) => event.defaultPrevented);
  };
}

/** user-event's own Tab knows neither `inert` nor modal dialogs, so Tab is ours. */
function pressTab(isBackward: boolean): void {
  const init = { key: 'Tab', code: 'Tab', shiftKey: isBackward };
  const dispatch = (name: string) =>
    activeElement().dispatchEvent(
      new KeyboardEvent(name, { bubbles: true, cancelable: true, composed: true, ...init }),
    );
  if (dispatch('keydown')) moveFocus(isBackward);
  dispatch('keyup');
}
