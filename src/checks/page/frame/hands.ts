import { userEvent, type UserEvent } from '@testing-library/user-event';
import { elementAt, type Point } from './reach.ts';

let user: UserEvent | null = null;

/** The one user of this page. Where the pointer is and which keys are down lasts from one action to the next. */
export function hands(): UserEvent {
  // What the page lets through is judged by what lies at the point, so the library need not.
  user ??= userEvent.setup({ document, delay: null, pointerEventsCheck: 0 });
  return user;
}

/** Presses at a point as often as told, one press after the other: each hits what is there by then. */
export async function press(point: Point, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const hit = time === 0 ? point.hit : elementAt(point.x, point.y);
    if (hit) await pressOn({ ...point, hit });
  }
}

async function pressOn({ x, y, hit }: Point): Promise<void> {
  const coords = { clientX: x, clientY: y };
  const isTouch = matchMedia('(pointer: coarse)').matches;
  if (isTouch) return hands().pointer({ keys: '[TouchA]', target: hit, coords });
  return hands().pointer([
    { target: hit, coords },
    { keys: '[MouseLeft]', target: hit, coords },
  ]);
}

/** Moves the mouse to a point. */
export async function hover({ x, y, hit }: Point): Promise<void> {
  await hands().pointer({ target: hit, coords: { clientX: x, clientY: y } });
}

/** Presses twice, as one gesture. */
export async function doublePress({ x, y, hit }: Point): Promise<void> {
  const coords = { clientX: x, clientY: y };
  await hands().pointer([
    { target: hit, coords },
    { keys: '[MouseLeft][MouseLeft]', target: hit, coords },
  ]);
}

/** Types text into what has the focus. */
export async function type(text: string): Promise<void> {
  await hands().keyboard(escape(text));
}

/** user-event reads `{` and `[` as the start of a key's name. */
function escape(text: string): string {
  return text.replace(/[{[]/g, '$&$&');
}
