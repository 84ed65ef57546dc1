import type { Capability } from '#lib/capabilities.ts';
import type { EngineId } from '../sandbox.ts';
import { describeLack } from './lack.ts';
import { describeTrouble, type Trouble } from './trouble.ts';

/**
 * Which engine runs a lesson, as a state machine without clocks, storage or network. Every lesson starts on the worker
 * engine. Where the learner has switched the WebContainer on, one boots behind it and takes over when it is ready.
 * Whatever goes wrong leads back to the worker engine.
 */
export interface Choice {
  /** The engine of the sandbox that was created last, or `null` before the first. */
  readonly running: EngineId | null;
  readonly webcontainer: WebContainerState;
}

/**
 * `off`: nobody asked for one. `unfit`: it lacks what the lesson needs. `failed` with `isAwaited`: a boot was given up and
 * may still come. With `isLate`: it came, and waits for the learner's word.
 */
export type WebContainerState =
  | { readonly is: 'off' }
  | { readonly is: 'unfit'; readonly missing: readonly Capability[] }
  | { readonly is: 'booting'; readonly isSlow: boolean }
  | { readonly is: 'ready' }
  | {
      readonly is: 'failed';
      readonly trouble: Trouble;
      readonly isAwaited: boolean;
      readonly isLate: boolean;
    };

export type ChoiceEvent =
  /**
   * A lesson opens, and the learner has switched the WebContainer on. `missing` is what the lesson needs and it has not,
   * `obstacle` what else is known to speak against a boot.
   */
  | { type: 'wanted'; missing: readonly Capability[]; obstacle: Trouble | null }
  /** The learner asks for a WebContainer once more. */
  | { type: 'retry'; obstacle: Trouble | null }
  | { type: 'slow' }
  | { type: 'booted' }
  | { type: 'failed'; trouble: Trouble }
  | { type: 'late' }
  /** The learner's answer to the offer of a WebContainer that came late. */
  | { type: 'accept' }
  | { type: 'decline' }
  /** The learner switches the WebContainer off. */
  | { type: 'leave' }
  | { type: 'created'; engine: EngineId };

/**
 * What is to be done. `boot`: start one. `abandon`: stop waiting for it. `end`: tear it down. `remember` and `forget`:
 * the failure, for this visit. `restart`: run the project anew at once, because its engine goes away. `take-over`: run it
 * anew as soon as nobody is at it, because a better engine is there.
 */
export type Effect = 'boot' | 'abandon' | 'end' | 'remember' | 'forget' | 'restart' | 'take-over';

/** A new state, and what has to be done because of it. */
export interface Step {
  choice: Choice;
  effects: Effect[];
}

/** Nothing has happened yet. */
export const initialChoice: Choice = { running: null, webcontainer: { is: 'off' } };

/** The engine of the next sandbox. */
export function nextEngine({ webcontainer }: Choice): EngineId {
  return webcontainer.is === 'ready' ? 'webcontainer' : 'worker';
}

/** What the learner should read now, or `null`. */
export function noticeOf({ webcontainer }: Choice): string | null {
  if (webcontainer.is === 'unfit') return describeLack(webcontainer.missing);
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
  /** Before the first sandbox there is nothing to take over. */
  const toReady = (...first: Effect[]): Step =>
    to({ is: 'ready' }, ...first, ...(choice.running === 'worker' ? ['take-over' as const] : []));

  switch (event.type) {
    case 'wanted':
      if (webcontainer.is !== 'off') return stay;
      if (event.missing.length > 0) return to({ is: 'unfit', missing: event.missing });
      return tryBoot(event.obstacle);
    case 'retry':
      if (webcontainer.is !== 'failed') return stay;
      if (webcontainer.isLate) return toReady('forget');
      return tryBoot(event.obstacle, 'forget');
    case 'slow':
      return webcontainer.is === 'booting' ? to({ is: 'booting', isSlow: true }) : stay;
    case 'booted':
      return webcontainer.is === 'booting' ? toReady() : stay;
    case 'failed':
      return fail(choice, event.trouble);
    case 'late':
      if (webcontainer.is !== 'failed' || !webcontainer.isAwaited) return to(webcontainer, 'end');
      return to({ ...webcontainer, isAwaited: false, isLate: true });
    case 'accept':
      return webcontainer.is === 'failed' && webcontainer.isLate ? toReady('forget') : stay;
    case 'decline':
      return webcontainer.is === 'failed' && webcontainer.isLate
        ? to({ ...webcontainer, isLate: false }, 'end')
        : stay;
    case 'leave':
      return leave(choice);
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

function leave(choice: Choice): Step {
  const { webcontainer, running } = choice;
  const isThere =
    webcontainer.is === 'ready' || (webcontainer.is === 'failed' && webcontainer.isLate);
  const ending: Effect[] = webcontainer.is === 'booting' ? ['abandon'] : isThere ? ['end'] : [];
  const restarting: Effect[] = running === 'webcontainer' ? ['restart'] : [];
  return {
    choice: { ...choice, webcontainer: { is: 'off' } },
    effects: [...ending, ...restarting],
  };
}
