import type { EngineId } from '../sandbox.ts';
import { describeTrouble, type Trouble } from './trouble.ts';

/**
 * Which engine runs, as a state machine without clocks, storage or network. Every session starts on the worker engine;
 * a WebContainer boots behind it and takes over at the next start. Whatever goes wrong leads back to the worker engine.
 */
export interface Choice {
  /** The engine the learner insists on, if any. */
  readonly pinned: EngineId | null;
  /** The engine of the sandbox that was created last, or `null` before the first. */
  readonly running: EngineId | null;
  readonly webcontainer: WebContainerState;
}

/**
 * `failed` with `isAwaited`: a boot was given up and may still come. With `isLate`: it came, and waits for the learner's
 * word.
 */
export type WebContainerState =
  | { readonly is: 'off' }
  | { readonly is: 'booting'; readonly isSlow: boolean }
  | { readonly is: 'ready' }
  | {
      readonly is: 'failed';
      readonly trouble: Trouble;
      readonly isAwaited: boolean;
      readonly isLate: boolean;
    };

export type ChoiceEvent =
  /** A sign that the learner will run code soon. `obstacle` is what is known to speak against a boot. */
  | { type: 'intent'; obstacle: Trouble | null }
  /** The learner asks for a WebContainer once more. */
  | { type: 'retry'; obstacle: Trouble | null }
  | { type: 'pin'; engine: EngineId | null; obstacle: Trouble | null }
  | { type: 'slow' }
  | { type: 'booted' }
  | { type: 'failed'; trouble: Trouble }
  | { type: 'late' }
  /** The learner's answer to the offer of a WebContainer that came late. */
  | { type: 'accept' }
  | { type: 'decline' }
  | { type: 'created'; engine: EngineId };

/**
 * What is to be done. `boot`: start one. `abandon`: stop waiting for it. `end`: tear it down. `remember` and `forget`:
 * the failure, for this visit. `restart`: run the project anew, because its engine went away.
 */
export type Effect = 'boot' | 'abandon' | 'end' | 'remember' | 'forget' | 'restart';

/** A new state, and what has to be done because of it. */
export interface Step {
  choice: Choice;
  effects: Effect[];
}

/** Nothing has happened yet. */
export function initialChoice(pinned: EngineId | null): Choice {
  return { pinned, running: null, webcontainer: { is: 'off' } };
}

/** The engine of the next sandbox. */
export function nextEngine({ pinned, webcontainer }: Choice): EngineId {
  return webcontainer.is === 'ready' && pinned !== 'worker' ? 'webcontainer' : 'worker';
}

/** What the learner should read now, or `null`. */
export function noticeOf({ webcontainer }: Choice): string | null {
  if (webcontainer.is === 'booting' && webcontainer.isSlow)
    return 'The WebContainer takes long to start. You can go on with the built-in engine.';
  if (webcontainer.is !== 'failed') return null;
  if (webcontainer.isLate) return 'The WebContainer is ready after all. You can switch to it.';
  return describeTrouble(webcontainer.trouble);
}

/** The next state. Events that mean nothing in a state leave it as it is. */
export function advance(choice: Choice, event: ChoiceEvent): Step {
  const { webcontainer } = choice;
  const to = (next: WebContainerState, ...effects: Effect[]): Step => ({
    choice: { ...choice, webcontainer: next },
    effects,
  });
  const stay: Step = { choice, effects: [] };
  const tryBoot = (obstacle: Trouble | null, ...first: Effect[]): Step =>
    obstacle
      ? to(failedWith(obstacle), ...first)
      : to({ is: 'booting', isSlow: false }, ...first, 'boot');

  switch (event.type) {
    case 'intent':
      if (webcontainer.is !== 'off' || choice.pinned === 'worker') return stay;
      return tryBoot(event.obstacle);
    case 'retry':
      if (webcontainer.is !== 'failed') return stay;
      if (webcontainer.isLate) return to({ is: 'ready' }, 'forget');
      return tryBoot(event.obstacle, 'forget');
    case 'pin':
      return pin(choice, event.engine, event.obstacle);
    case 'slow':
      return webcontainer.is === 'booting' ? to({ is: 'booting', isSlow: true }) : stay;
    case 'booted':
      return webcontainer.is === 'booting' ? to({ is: 'ready' }) : stay;
    case 'failed':
      return fail(choice, event.trouble);
    case 'late':
      if (webcontainer.is !== 'failed' || !webcontainer.isAwaited) return to(webcontainer, 'end');
      return to({ ...webcontainer, isAwaited: false, isLate: true });
    case 'accept':
      return webcontainer.is === 'failed' && webcontainer.isLate
        ? to({ is: 'ready' }, 'forget')
        : stay;
    case 'decline':
      return webcontainer.is === 'failed' && webcontainer.isLate
        ? to({ ...webcontainer, isLate: false }, 'end')
        : stay;
    case 'created':
      return { choice: { ...choice, running: event.engine }, effects: [] };
  }
}

function failedWith(trouble: Trouble) {
  return { is: 'failed', trouble, isAwaited: false, isLate: false } as const;
}

function fail(choice: Choice, trouble: Trouble): Step {
  const { webcontainer, running } = choice;
  const isAwaited = webcontainer.is === 'booting';
  const failed: Choice = { ...choice, webcontainer: { ...failedWith(trouble), isAwaited } };
  if (webcontainer.is === 'booting') return { choice: failed, effects: ['remember'] };
  if (webcontainer.is !== 'ready') return { choice, effects: [] };
  const effects: Effect[] = ['end', 'remember'];
  return {
    choice: failed,
    effects: running === 'webcontainer' ? [...effects, 'restart'] : effects,
  };
}

function pin(choice: Choice, engine: EngineId | null, obstacle: Trouble | null): Step {
  const pinned = { ...choice, pinned: engine };
  const { webcontainer } = choice;
  if (engine === 'worker') {
    const isThere =
      webcontainer.is === 'ready' || (webcontainer.is === 'failed' && webcontainer.isLate);
    const ending: Effect[] = webcontainer.is === 'booting' ? ['abandon'] : isThere ? ['end'] : [];
    const restarting: Effect[] = choice.running === 'webcontainer' ? ['restart'] : [];
    return {
      choice: { ...pinned, webcontainer: { is: 'off' } },
      effects: [...ending, ...restarting],
    };
  }
  if (engine === null || webcontainer.is === 'booting' || webcontainer.is === 'ready')
    return { choice: pinned, effects: [] };
  if (webcontainer.is === 'off') return advance(pinned, { type: 'intent', obstacle });
  return advance(pinned, { type: 'retry', obstacle });
}
