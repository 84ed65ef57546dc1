/**
 * The hands and eyes of the checks inside the preview frame. Bundled into one script and given to `Preview.install`. It
 * shares its world with the learner's code, so a learner can fool it, but only themselves.
 */
import {
  driverName,
  type DriverFunctions,
  type Outcome,
  type Problem,
  type Query,
} from '../protocol.ts';
import { act } from './act.ts';
import { nextTask, whenReady } from './waiting.ts';
import { findAll, findOne, isVisible } from './find.ts';
import { startWatch, textsFrom, visibleText } from './watch.ts';

/** Given by the preview: makes a function callable from outside the frame. */
declare const register: (name: string, fn: (...parameters: never[]) => unknown) => void;

const functions: DriverFunctions = {
  async perform(query, action, waitMs) {
    return using(query, waitMs, isEnabled, async (element) => {
      await act(element, action);
      return null;
    });
  },
  async read(query, waitMs) {
    return using(query, waitMs, allow, (element) => element.innerText.trim());
  },
  async waitFor(query, state, waitMs) {
    if (state === 'visible') return using(query, waitMs, allow, () => null);
    const gone = () => (findAll(query).some(isVisible) ? null : true);
    if (await whenReady(gone, waitMs)) return { ok: true, value: null };
    return { ok: false, problem: { kind: 'many', count: findAll(query).length } };
  },
  count: (query) => Promise.resolve(findAll(query).length),
  isVisible: (query) => Promise.resolve(findAll(query).some(isVisible)),
  visibleText: () => Promise.resolve(visibleText()),
  watch: () => Promise.resolve(startWatch()),
  textsFrom,
  async settle() {
    for (let turn = 0; turn < 3; turn++) await nextTask();
    return null;
  },
};

/** Waits for the one element the query means, and uses it. */
async function using<T>(
  query: Query,
  waitMs: number,
  obstacle: (element: HTMLElement) => Problem | null,
  use: (element: HTMLElement) => T | Promise<T>,
): Promise<Outcome<T>> {
  let problem: Problem = { kind: 'missing', others: [] };
  const element = await whenReady(() => {
    const found = findOne(query);
    const inTheWay = 'problem' in found ? found.problem : obstacle(found.element);
    if (inTheWay) problem = inTheWay;
    return inTheWay || 'problem' in found ? null : found.element;
  }, waitMs);
  return element ? { ok: true, value: await use(element) } : { ok: false, problem };
}

const allow = () => null;

function isEnabled(element: HTMLElement): Problem | null {
  const isDisabled = element.matches(':disabled') || element.ariaDisabled === 'true';
  return isDisabled ? { kind: 'disabled' } : null;
}

for (const [name, fn] of Object.entries(functions))
  register(driverName(name as keyof DriverFunctions), fn as (...parameters: never[]) => unknown);
