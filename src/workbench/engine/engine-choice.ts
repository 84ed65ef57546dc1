import { atom, type ReadableAtom } from 'nanostores';
import type { Choice, EngineRoom } from '#sandbox/choose.ts';
import type { Starter } from '../running.ts';

/** What starts a lesson's project, with the room that chooses its engine. */
export interface LessonStarter {
  room: EngineRoom;
  runProject: Starter['runProject'];
}

/** How the choice of an engine stands, and what to tell the learner about it. */
export interface EngineState {
  webcontainer: Choice['webcontainer']['is'];
  /** A WebContainer came after all, and waits for an answer. */
  isOffered: boolean;
  notice: string | null;
}

/** The choice of an engine for the open lesson. */
export interface EngineChoice {
  readonly $state: ReadableAtom<EngineState>;
  /** Gives what starts the project. Opens the engine room first, the first time. */
  load(): Promise<Starter>;
  /** Tries once more to start a WebContainer, or takes the one that came late. */
  retry(): void;
  /** Refuses the one that came late. */
  decline(): void;
  /** Back to the built-in engine, in the visits to come too. */
  leave(): void;
  dispose(): void;
}

/** Creates the choice; nothing is loaded before a project starts. */
export function createEngineChoice(open: () => Promise<LessonStarter>): EngineChoice {
  const $state = atom<EngineState>({ webcontainer: 'off', isOffered: false, notice: null });
  let opening: Promise<LessonStarter> | null = null;
  let room: EngineRoom | null = null;
  let isDisposed = false;

  function show(opened: EngineRoom): void {
    const { webcontainer } = opened.choice;
    $state.set({
      webcontainer: webcontainer.is,
      isOffered: webcontainer.is === 'failed' && webcontainer.isLate,
      notice: opened.notice,
    });
  }

  async function enter(): Promise<LessonStarter> {
    const starter = await open();
    if (isDisposed) starter.room.dispose();
    else {
      room = starter.room;
      room.subscribe(() => show(starter.room));
      room.prepare();
    }
    return starter;
  }

  return {
    $state,
    async load() {
      try {
        const { room: opened, runProject } = await (opening ??= enter());
        return { createSandbox: opened.createSandbox, runProject };
      } catch (error) {
        // A part of the site did not load; the next start may get it.
        opening = null;
        throw error;
      }
    },
    retry: () => room?.retry(),
    decline: () => room?.answerOffer(false),
    leave: () => room?.leave(),
    dispose() {
      isDisposed = true;
      room?.dispose();
    },
  };
}
