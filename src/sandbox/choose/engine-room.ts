import { readSetting, readVisitSetting, writeSetting, writeVisitSetting } from '#lib/settings.ts';
import type { EngineId, Sandbox } from '../sandbox.ts';
import { findObstacle, type Environment } from './environment.ts';
import {
  advance,
  initialChoice,
  nextEngine,
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
}

/** Chooses the engine of every new sandbox; the effects around the state machine of `machine.ts`. */
export interface EngineRoom {
  readonly choice: Choice;
  subscribe(listener: (choice: Choice) => void): () => void;
  /** Boots a WebContainer in the background, unless something speaks against it. */
  prepare(): void;
  retry(): void;
  /** Insists on an engine from the next start on, or on none. Kept between visits. */
  pin(engine: EngineId | null): void;
  /** Answers the offer of a WebContainer that came late. */
  answerOffer(isWanted: boolean): void;
  /** Never waits for a WebContainer, and gives the worker engine's when a WebContainer cannot make one. */
  createSandbox(): Promise<Sandbox>;
}

const PINNED = 'engine';
const FAILED = 'engine-trouble';

/** Creates an engine room. Nothing boots before somebody asks. */
export function createEngineRoom(world: EngineRoomWorld): EngineRoom {
  const listeners = new Set<(choice: Choice) => void>();
  let choice = initialChoice(toEngineId(readSetting(PINNED)));
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
  };

  /** What speaks against a boot. What failed in this visit is not tried again unasked. */
  function obstacle(isAskedFor: boolean): Trouble | null {
    const remembered = isAskedFor ? null : toTrouble(readVisitSetting(FAILED));
    return findObstacle(world.environment(), isAskedFor) ?? remembered;
  }

  return {
    get choice() {
      return choice;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    prepare: () => send({ type: 'intent', obstacle: obstacle(choice.pinned === 'webcontainer') }),
    retry: () => send({ type: 'retry', obstacle: obstacle(true) }),
    pin(wanted) {
      writeSetting(PINNED, wanted);
      send({ type: 'pin', engine: wanted, obstacle: obstacle(true) });
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
  };
}

function toEngineId(value: unknown): EngineId | null {
  return value === 'worker' || value === 'webcontainer' ? value : null;
}

function toTrouble(value: unknown): Trouble | null {
  return troubles.find((trouble) => trouble === value) ?? null;
}
