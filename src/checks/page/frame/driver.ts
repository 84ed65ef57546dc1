/**
 * The hands and eyes of the checks inside the preview frame. Bundled into one script and given to `Preview.install`. It
 * shares its world with the learner's code, so a learner can fool it, but only themselves.
 */
import {
  driverName,
  type DriverFunctions,
  type LocatorState,
  type Outcome,
  type Problem,
  type Query,
} from '../protocol.ts';
import { prepare } from './act.ts';
import { announcements } from './announcements.ts';
import { changedSince } from './changes.ts';
import { dialogs, takeDialogs } from './dialogs.ts';
import { startSampling, textsOf } from './samples.ts';
import { factsOf } from './facts.ts';
import { findAll, findOne, isVisible } from './find.ts';
import { focused, focusOrder } from './focus-order.ts';
import { hover, press, type } from './hands.ts';
import { pressKey } from './keyboard.ts';
import { layout } from './layout.ts';
import { elementAt } from './reach.ts';
import { placeOf, seen } from './seen.ts';
import { nextTask, whenReady } from './waiting.ts';
import { startWatch, visibleText } from './visible-text.ts';
import { seenSince } from './watches.ts';

/** Given by the preview: makes a function callable from outside the frame. */
declare const register: (name: string, fn: (...parameters: never[]) => unknown) => void;

const functions: DriverFunctions = {
  async perform(query, action, waitMs) {
    const found = await theOne(query, waitMs, (element) => prepare(element, action));
    if (!found.ok) return found;
    const problem = await found.value();
    return problem ? { ok: false, problem } : { ok: true, value: null };
  },
  read: (query, state, waitMs) =>
    theOne(query, waitMs, (element) =>
      state === 'visible' && !isVisible(element) ? { kind: 'hidden' } : () => factsOf(element),
    ).then((found) => (found.ok ? { ok: true, value: found.value() } : found)),
  waitFor,
  count: (query) => Promise.resolve(findAll(query).length),
  texts: (query) => Promise.resolve(textsOf(query)),
  isVisible: (query) => Promise.resolve(findAll(query).some(isVisible)),
  pressKey: async (combination) => (await pressKey(combination), null),
  typeText: async (text) => (await type(text), null),
  async pointAt(x, y, times) {
    const hit = elementAt(x, y);
    if (!hit) return null;
    const what = seen(hit);
    await (times > 0 ? press({ x, y, hit }, times) : hover({ x, y, hit }));
    return what;
  },
  focused: () => Promise.resolve(focused()),
  focusOrder,
  layout: () => Promise.resolve(layout()),
  visibleText: () => Promise.resolve(visibleText()),
  watch: () => Promise.resolve(startWatch()),
  startSampling: (queries) => Promise.resolve(startSampling(queries)),
  seenSince,
  changedSince,
  announcements: () => Promise.resolve(announcements),
  dialogs: () => Promise.resolve(dialogs),
  title: () => Promise.resolve(document.title),
  async settle() {
    for (let turn = 0; turn < 3; turn++) await nextTask();
    return null;
  },
};

/**
 * Waits for the one element the query means, until `prepare` gives what to do with it instead of what stands in the
 * way. It is done at once, before the page can change again.
 */
async function theOne<T>(
  query: Query,
  waitMs: number,
  prepare: (element: Element) => Problem | (() => T),
): Promise<Outcome<() => T>> {
  let problem: Problem = { kind: 'missing', steps: query.length, others: [] };
  const value = await whenReady(() => {
    const found = findOne(query);
    const prepared = 'problem' in found ? found.problem : prepare(found.element);
    if (typeof prepared === 'function') return prepared;
    problem = prepared;
    return null;
  }, waitMs);
  return value ? { ok: true, value } : { ok: false, problem };
}

async function waitFor(query: Query, state: LocatorState, waitMs: number): Promise<Outcome<null>> {
  const wanted = state === 'visible' || state === 'attached';
  if (wanted) {
    const found = await theOne(query, waitMs, (element) =>
      state === 'visible' && !isVisible(element) ? { kind: 'hidden' } : () => null,
    );
    return found.ok ? { ok: true, value: null } : found;
  }
  const left = () => (state === 'hidden' ? findAll(query).filter(isVisible) : findAll(query));
  if (await whenReady(() => (left().length > 0 ? null : true), waitMs))
    return { ok: true, value: null };
  const places = left().slice(0, 4).map(placeOf);
  return { ok: false, problem: { kind: 'many', count: left().length, places } };
}

for (const [name, fn] of Object.entries(functions) as [
  keyof DriverFunctions,
  (...parameters: unknown[]) => unknown,
][]) {
  register(driverName(name), (...parameters) => {
    takeDialogs();
    return fn(...parameters);
  });
}
