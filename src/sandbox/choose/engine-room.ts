import type { Capability } from '#lib/capabilities.ts';
import { readVisitSetting, writeSetting, writeVisitSetting } from '#lib/settings.ts';
import { ENGINE_SETTING } from '#lib/engine-setting.ts';
import type { Sandbox } from '../sandbox.ts';
import { findObstacle, type Environment } from './environment.ts';
import {
  advance,
  initialChoice,
  nextEngine,
  noticeOf,
  type Choice,
  type ChoiceEvent,
  type Effect,
} from './machine.ts';
import { troubles, type Trouble } from './trouble.ts';
import { watchSandbox } from './watch-sandbox.ts';

/** A WebContainer that has booted. */
export interface BootedEngine {
  createSandbox(): Promise<Sandbox>;
  end(): void;
}

/** What the engine room needs around it. */
export interface EngineRoomWorld {
  /** Whether the learner has switched the WebContainer on, as this page was loaded. */
  isSwitchedOn(): boolean;
  /** What the lesson needs and a WebContainer lacks. */
  missing: readonly Capability[];
  environment(): Environment;
  createWorkerSandbox(): Promise<Sandbox>;
  /** Boots a WebContainer. May reject with anything; `toTrouble` names it. */
  boot(options: {
    signal: AbortSignal;
    onSlow: () => void;
    onLate: (engine: BootedEngine) => void;
  }): Promise<BootedEngine>;
  toTrouble(error: unknown): Trouble;
  /** Asked to run the project anew, because its engine went away. The files are the workspace's, and untouched. */
  restart(): void;
  /** Asked to run the project anew as soon as nobody is at it, because another engine is ready. */
  takeOver(): void;
}

/** Chooses the engine of every new sandbox; the effects around the state machine of `machine.ts`. */
export interface EngineRoom {
  readonly choice: Choice;
  /** What the learner should read now, or `null`. */
  readonly notice: string | null;
  subscribe(listener: (choice: Choice) => void): () => void;
  /** Boots a WebContainer in the background, if it is switched on and nothing speaks against it. */
  prepare(): void;
  retry(): void;
  /** Switches the WebContainer off, for the visits to come too. */
  leave(): void;
  /** Answers the offer of a WebContainer that came late. */
  answerOffer(isWanted: boolean): void;
  /** Never waits for a WebContainer, and gives the worker engine's when a WebContainer cannot make one. */
  createSandbox(): Promise<Sandbox>;
  /** Ends what runs or boots. */
  dispose(): void;
}

const FAILED = 'engine-trouble';

/** Creates an engine room. Nothing boots before somebody asks. */
export function createEngineRoom(world: EngineRoomWorld): EngineRoom {
  const listeners = new Set<(choice: Choice) => void>();
  let choice = initialChoice;
  let engine: BootedEngine | null = null;
  let attempt: AbortController | null = null;
  let stopWatching = () => {};

  function send(event: ChoiceEvent): void {
    const step = advance(choice, event);
    choice = step.choice;
    for (const effect of step.effects) perform[effect]();
    for (const listener of [...listeners]) listener(choice);
  }

  const perform: Record<Effect, () => void> = {
    boot() {
      attempt = new AbortController();
      const { signal } = attempt;
      world
        .boot({
          signal,
          onSlow: () => send({ type: 'slow' }),
          onLate(late) {
            engine = late;
            send({ type: 'late' });
          },
        })
        .then(
          (booted) => {
            if (signal.aborted) return booted.end();
            engine = booted;
            send({ type: 'booted' });
          },
          (error: unknown) => {
            if (!signal.aborted) send({ type: 'failed', trouble: world.toTrouble(error) });
          },
        );
    },
    abandon: () => attempt?.abort(),
    end() {
      stopWatching();
      engine?.end();
      engine = null;
    },
    remember() {
      if (choice.webcontainer.is === 'failed')
        writeVisitSetting(FAILED, choice.webcontainer.trouble);
    },
    forget: () => writeVisitSetting(FAILED, null),
    restart: () => world.restart(),
    'take-over': () => world.takeOver(),
  };

  /** What speaks against a boot. What failed in this visit is not tried again unasked. */
  function obstacle(isAskedFor: boolean): Trouble | null {
    const remembered = isAskedFor ? null : toTrouble(readVisitSetting(FAILED));
    return findObstacle(world.environment()) ?? remembered;
  }

  return {
    get choice() {
      return choice;
    },
    get notice() {
      return noticeOf(choice);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    prepare() {
      if (!world.isSwitchedOn()) return;
      send({ type: 'wanted', missing: world.missing, obstacle: obstacle(false) });
    },
    retry: () => send({ type: 'retry', obstacle: obstacle(true) }),
    leave() {
      writeSetting(ENGINE_SETTING, 'worker');
      send({ type: 'leave' });
    },
    answerOffer: (isWanted) => send({ type: isWanted ? 'accept' : 'decline' }),
    async createSandbox() {
      stopWatching();
      if (engine && nextEngine(choice) === 'webcontainer') {
        try {
          const sandbox = await engine.createSandbox();
          stopWatching = watchSandbox(sandbox, (trouble) => send({ type: 'failed', trouble }));
          send({ type: 'created', engine: 'webcontainer' });
          return sandbox;
        } catch (error) {
          send({ type: 'created', engine: 'worker' });
          send({ type: 'failed', trouble: world.toTrouble(error) });
        }
      }
      const sandbox = await world.createWorkerSandbox();
      send({ type: 'created', engine: 'worker' });
      return sandbox;
    },
    dispose() {
      listeners.clear();
      perform.abandon();
      perform.end();
    },
  };
}

function toTrouble(value: unknown): Trouble | null {
  return troubles.find((trouble) => trouble === value) ?? null;
}
