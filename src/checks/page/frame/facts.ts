import type { Box, Facts } from '../protocol.ts';
import { isDisabled } from './act.ts';
import { activeElement } from './tab-order.ts';

/** All that can be read of an element. */
export function factsOf(element: Element): Facts {
  const { attributes, textContent } = element;
  return {
    innerText: ((element as Partial<HTMLElement>).innerText ?? textContent).trim(),
    textContent: textContent.replace(/\s+/g, ' ').trim(),
    value: element.matches('input, textarea, select') ? (element as HTMLInputElement).value : null,
    attributes: Object.fromEntries([...attributes].map(({ name, value }) => [name, value])),
    isEnabled: !isDisabled(element),
    isChecked: checkedOf(element),
    isFocused: activeElement() === element,
    box: boxOf(element),
  };
}

/** An element's rectangle in the page's window. */
export function boxOf(element: Element): Box {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}

function checkedOf(element: Element): boolean | null {
  if (element.matches('input[type=checkbox], input[type=radio]'))
    return (element as HTMLInputElement).checked;
  return element.ariaChecked === null ? null : element.ariaChecked === 'true';
}
