import type { FocusOrder, FocusStop } from '../protocol.ts';
import { boxOf } from './facts.ts';
import { pressKey } from './keyboard.ts';
import { seen } from './seen.ts';
import { activeElement, isNothing, leavePage } from './tab-order.ts';

/** More stops than this are not gone through. */
const MAX = 200;

/** What has the focus, or `null` when nothing has. */
export function focused(): FocusStop | null {
  const active = activeElement();
  return isNothing(active) ? null : { ...seen(active), box: boxOf(active) };
}

/** Presses Tab from the beginning of the page until it leaves the page or comes back to where it was. */
export async function focusOrder(): Promise<FocusOrder> {
  const visited = new Set<Element>();
  const stops: FocusStop[] = [];
  leavePage();
  for (let step = 0; step < MAX; step++) {
    await pressKey('Tab');
    const stop = focused();
    if (!stop) return { stops, end: 'left the page' };
    if (visited.has(activeElement())) return { stops, end: 'went in circles' };
    visited.add(activeElement());
    stops.push(stop);
  }
  return { stops, end: 'went on' };
}
