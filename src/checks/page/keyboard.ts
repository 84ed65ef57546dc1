import type { LocatorWorld } from './locator.ts';

/** The keyboard: keys go to what has the focus, as on a real one. */
export interface Keyboard {
  /**
   * Presses a key or combination: `Tab`, `Shift+Tab`, `Enter`, `Space`, `Escape`, `ArrowDown`, `Control+a`. Tab moves
   * the focus as browsers do; Escape also asks the topmost dialog or popover to close.
   */
  press(key: string, options?: { times?: number }): Promise<void>;
  /** Types letter by letter: `page.keyboard.type('dal', { gapMs: 40 })` waits on the virtual clock in between. */
  type(text: string, options?: { gapMs?: number }): Promise<void>;
}

/** Creates the keyboard of one page. */
export function createKeyboard({ call, trail, pause }: LocatorWorld): Keyboard {
  return {
    press: async (key, { times = 1 } = {}) => {
      for (let time = 0; time < times; time++) await call('pressKey', key);
      trail.add(`Pressed ${key}${times > 1 ? ` ${times} times` : ''}.`);
    },
    type: async (text, { gapMs = 0 } = {}) => {
      const pieces = gapMs > 0 ? [...text] : [text];
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) await pause(gapMs);
        await call('typeText', piece);
      }
      trail.add(`Typed “${text}”.`);
    },
  };
}
