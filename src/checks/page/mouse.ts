import { CheckFailure } from '../failure.ts';
import { describeSeen } from './describe.ts';
import type { LocatorWorld } from './locator.ts';
import type { Seen } from './protocol.ts';

/** The mouse, or a finger where the pointer is coarse. Points are CSS pixels from the top left corner of the window. */
export interface Mouse {
  /** Presses at a point, whatever lies there, and gives what got it. A `CheckFailure` outside the window. */
  click(x: number, y: number, options?: { times?: number }): Promise<Seen>;
  /** Moves the mouse to a point. */
  move(x: number, y: number): Promise<Seen>;
}

/** Creates the mouse of one page. */
export function createMouse({ call, trail }: LocatorWorld): Mouse {
  async function at(x: number, y: number, times: number): Promise<Seen> {
    const hit = await call('pointAt', x, y, times);
    const place = `${Math.round(x)}, ${Math.round(y)}`;
    if (hit) {
      trail.add(
        `${times > 0 ? 'Pressed' : 'Moved the mouse to'} the ${describeSeen(hit)} at ${place}.`,
      );
      return hit;
    }
    throw new CheckFailure({
      seen: `The point ${place} is outside the window.`,
      expected: 'The point is in the window.',
    });
  }
  return {
    click: (x, y, { times = 1 } = {}) => at(x, y, times),
    move: (x, y) => at(x, y, 0),
  };
}
