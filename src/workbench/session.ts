/** One lesson, open now: the learner's copy, the running project, the checks and the progress, joined. */
import type { ReadableAtom } from 'nanostores';
import type { Capability } from '#lib/capabilities.ts';
import { halfOf, type Files, type Half } from '#lib/files.ts';
import type { LessonProgress, StorageTrouble } from '#progress/progress.ts';
import type { Changeover } from '#sandbox/choose.ts';
import type { RequestEvent, SourceLocation } from '#sandbox/wire/events.ts';
import { createWorkspace, type Workspace } from '#workspace/workspace.ts';
import { createChecking, type Checking, type LessonChecks } from './checking.ts';
import { keepWorkspace, type Keeping } from './keeping.ts';
import { createComparing, readSolutions, type Comparing } from './comparing.ts';
import { createProblems, type Problem } from './problems.ts';
import { createView, roomOf, type View } from './rooms.ts';
import { createFaults, type Faults } from './pass/faults.ts';
import {
  createEngineChoice,
  type EngineChoice,
  type LessonStarter,
} from './engine/engine-choice.ts';
import { createRunning, type Running } from './running.ts';
import { createTickets, type Tickets } from './tickets.ts';

/** The lesson as the page gives it to the workbench. */
export interface Lesson {
  slug: string;
  /** Its place in the course, which is also the number of the order. */
  number: number;
  title: string;
  /** The starter: a whole project. */
  files: Files;
  /** Files the editors open first. */
  open?: readonly string[];
  checks: { id: string; title: string }[];
  /** What the engine must be able to do. */
  needs: readonly Capability[];
}

/** What a session is made of, so that tests can bring their own. */
export interface SessionParts {
  openProgress(slug: string): Promise<LessonProgress>;
  onStorageTrouble(listener: (trouble: StorageTrouble | null) => void): () => void;
  loadStarter(needs: readonly Capability[], changeover: Changeover): Promise<LessonStarter>;
  loadChecks(slug: string): Promise<LessonChecks>;
  /** What the site holds of the lesson's solutions: of each the files that differ from the starter. */
  fetchSolutions(slug: string): Promise<unknown>;
}

/** Everything the panels need; each panel is given its part. */
export interface Session {
  readonly lesson: Lesson;
  readonly workspace: Workspace;
  readonly keeping: Keeping;
  readonly running: Running;
  readonly engine: EngineChoice;
  readonly checking: Checking;
  readonly comparing: Comparing;
  readonly tickets: Tickets;
  readonly faults: Faults;
  readonly view: View;
  readonly $problems: ReadableAtom<Record<Half, Problem[]>>;
  /** Opens the file and moves the cursor there. */
  showPlace(place: SourceLocation): void;
  /** Opens the kitchen's client with this request. */
  editRequest(request: RequestEvent): void;
  dispose(): void;
}

/** Opens a lesson. Resolves as soon as the learner's own files are known; the project is started by the preview. */
export async function openSession(lesson: Lesson, parts: SessionParts): Promise<Session> {
  const progress = await parts.openProgress(lesson.slug);
  const workspace = createWorkspace(lesson.files, progress.state.edits, lesson.open);
  const keeping = keepWorkspace(workspace, progress, parts.onStorageTrouble);
  const engine = createEngineChoice(() =>
    parts.loadStarter(lesson.needs, {
      restart: () => void running.retry(),
      takeOver: () => void running.retryWhenFree(),
    }),
  );
  const running = createRunning(workspace.$files, engine.load, `Your app: ${lesson.title}`);
  const loadChecks = () => parts.loadChecks(lesson.slug);
  const checking = createChecking(loadChecks, running, keeping, progress, lesson.checks);
  const view = createView();
  progress.record({ kind: 'opened' });

  return {
    lesson,
    workspace,
    keeping,
    running,
    engine,
    checking,
    comparing: createComparing(lesson.files, async () =>
      readSolutions(await parts.fetchSolutions(lesson.slug)),
    ),
    tickets: createTickets(running.$events),
    faults: createFaults(running.$sandbox),
    view,
    $problems: createProblems(running.$events),
    showPlace(place) {
      const half = halfOf(place.file);
      if (!half || !(place.file in workspace.$files.get())) return;
      workspace.$open[half].set(place.file);
      view.$room.set(roomOf[half]);
      view.$place.set({ ...place });
    },
    editRequest(request) {
      view.$room.set('kitchen');
      view.$kitchenTab.set('send');
      view.$toEdit.set({ ...request });
    },
    dispose() {
      checking.dispose();
      running.dispose();
      engine.dispose();
      keeping.dispose();
      progress.close();
    },
  };
}
