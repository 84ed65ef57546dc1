import { userEvent } from '@testing-library/user-event';
import type { Action } from '../protocol.ts';

/** Does to an element what a user would, with all the events that come with it. */
export async function act(element: HTMLElement, action: Action): Promise<void> {
  const user = userEvent.setup({ document, delay: null });
  switch (action.do) {
    case 'click':
      return user.click(element);
    case 'fill':
      await user.clear(element);
      return user.type(element, escape(action.text));
    case 'press':
      element.focus();
      return user.keyboard(action.key.length > 1 ? `{${action.key}}` : escape(action.key));
  }
}

/** user-event reads `{` and `[` as the start of a key's name. */
function escape(text: string): string {
  return text.replace(/[{[]/g, '$&$&');
}
