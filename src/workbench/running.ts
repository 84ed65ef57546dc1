import { atom, type ReadableAtom } from 'nanostores';
import { debounce, throttle } from '#lib/delay.ts';
import type { Files } from '#lib/files.ts';
import type { BackendStatus, RunningProject, RunProjectOptions } from '#sandbox/run-project.ts';
import type { Display, Sandbox, SandboxRequest, SandboxResponse } from '#sandbox/sandbox.ts';
import type { WireEvent } from '#sandbox/wire/events.ts';

/** How long typing must pause before the project gets the new files, in milliseconds. */
const applyAfter = 300;
/** How often the panels see new events at most, in milliseconds: a loop that logs must not freeze the page. */
const lookAfter = 40;

/** What is under way. `failed` says in words why nothing runs. */
export type RunPhase =
  { phase: 'starting'; step: string } | { phase: 'running' } | { phase: 'failed'; message: string };

/** An engine in use. */
export type RunningEngine = Pick<Sandbox, 'engine' | 'nodeVersion'>;

/** What starts a project; loaded when it is needed. */
export interface Starter {
  createSandbox(): Promise<Sandbox>;
  runProject(sandbox: Sandbox, options: RunProjectOptions): Promise<RunningProject>;
}

/** The learner's project, running: started in an element, kept up to date with the files, started anew after a failure. */
export interface Running {
  readonly $phase: ReadableAtom<RunPhase>;
  readonly $events: ReadableAtom<readonly WireEvent[]>;
  /** Where the project runs, or `null` while it does not. */
  readonly $sandbox: ReadableAtom<Sandbox | null>;
  readonly $backend: ReadableAtom<BackendStatus>;
  /** Address of the page in the preview, or `null` while there is none. */
  readonly $address: ReadableAtom<string | null>;
  /** Starts the project with its preview in `container`. Never rejects; a failure shows in `$phase`. */
  start(container: HTMLElement): Promise<void>;
  /** Throws the sandbox away and starts anew. */
  retry(): Promise<void>;
  /** The same, once nobody holds the project. */
  retryWhenFree(): Promise<void>;
  /** What runs the project: the engine, and the Node its programs see. `null` before the first start. */
  readonly $engine: ReadableAtom<RunningEngine | null>;
  /** Resolves with the project once it runs with the present files; rejects when it cannot. */
  settle(): Promise<RunningProject>;
  /** Keeps the project as it is, whatever is typed, until the returned function is called. */
  hold(): () => void;
  /** Whether somebody holds the project. */
  readonly $held: ReadableAtom<boolean>;
  /** Starts or restarts the kitchen; with `freshData`, its tables and rows are those of the SQL files again. */
  startKitchen(options?: { freshData?: boolean }): Promise<void>;
  /** Stops the kitchen at once; with `graceMs`, it is asked to end and has that many milliseconds. */
  stopKitchen(options?: { graceMs?: number }): Promise<void>;
  reloadPage(): Promise<void>;
  /** Shows the page on another display from now on. While somebody holds the project, they decide. */
  show(display: Display): void;
  /**
   * Sends a request by hand, without the page and its rules. The page's own address leads to the kitchen, as it does for
   * the page. Rejects in words when no answer comes, or when nothing runs.
   */
  send(request: SandboxRequest): Promise<SandboxResponse>;
  /** What the buttons of the app's browser do. Nothing happens at the ends of its history. */
  goBack(): Promise<void>;
  goForward(): Promise<void>;
  /** Goes to a whole address, as typed into the bar. */
  goTo(address: string): Promise<void>;
  dispose(): void;
}

/** Creates what runs `$files`. Nothing starts before `start`. */
export function createRunning(
  $files: ReadableAtom<Files>,
  load: () => Promise<Starter>,
  title: string,
): Running {
  const $phase = atom<RunPhase>({ phase: 'starting', step: 'Setting up the kitchen' });
  const $events = atom<readonly WireEvent[]>([]);
  const $sandbox = atom<Sandbox | null>(null);
  const $backend = atom<BackendStatus>('starting');
  const $address = atom<string | null>(null);
  const $held = atom(false);
  const $engine = atom<RunningEngine | null>(null);

  let container: HTMLElement | null = null;
  let sandbox: Sandbox | null = null;
  let project: RunningProject | null = null;
  let stops: (() => void)[] = [];
  /** Grows with every start and stop, so that a start that was overtaken notices. */
  let generation = 0;
  let applied: Files = {};
  let applying: Promise<void> = Promise.resolve();
  let starting: Promise<void> = Promise.resolve();
  let holds = 0;
  let display: Display = {};

  const applySoon = debounce(() => void apply(), applyAfter);
  const stopFiles = $files.listen(() => applySoon.request());

  function fail(error: unknown) {
    $backend.set('stopped');
    $phase.set({
      phase: 'failed',
      message: error instanceof Error ? error.message : String(error),
    });
  }

  function clear() {
    generation++;
    for (const stop of stops) stop();
    stops = [];
    project?.dispose();
    sandbox?.dispose();
    project = sandbox = null;
    $sandbox.set(null);
    container?.replaceChildren();
  }

  function watch(running: Sandbox) {
    const look = throttle(() => {
      $events.set(running.wire.events);
      const { phase } = $phase.get();
      if (phase === 'starting') {
        $phase.set({ phase, step: stepOf(running.wire.events) });
      }
    }, lookAfter);
    stops.push(
      running.wire.subscribe(() => look.request()),
      () => look.cancel(),
    );
  }

  async function start(): Promise<void> {
    if (!container) return;
    clear();
    const mine = generation;
    $events.set([]);
    $backend.set('starting');
    $phase.set({ phase: 'starting', step: 'Setting up the kitchen' });
    try {
      const starter = await load();
      const created = await starter.createSandbox();
      if (mine !== generation) return created.dispose();
      sandbox = created;
      $engine.set({ engine: created.engine, nodeVersion: created.nodeVersion });
      watch(created);
      $phase.set({ phase: 'starting', step: stepOf([]) });
      const files = $files.get();
      const started = await starter.runProject(created, { files, container, title });
      if (mine !== generation) return started.dispose();
      project = started;
      applied = files;
      $sandbox.set(created);
      $backend.set(started.backend);
      $address.set(started.preview.url);
      stops.push(started.preview.onAddress((url) => $address.set(url)));
      stops.push(started.onBackend((status) => $backend.set(status)));
      $phase.set({ phase: 'running' });
      void showDisplay();
      await apply();
    } catch (error) {
      if (mine === generation) fail(error);
    }
  }

  const isCurrent = () => applied === $files.get();

  /**
   * Brings the project up to date. Does not wait for an earlier update: that one may be waiting for a loop to end, and
   * what mends it may be in the new files.
   */
  function apply(): Promise<void> {
    applySoon.cancel();
    if (project && holds === 0 && !isCurrent()) applying = update(project, $files.get());
    return applying;
  }
  async function update(running: RunningProject, files: Files) {
    const mine = generation;
    applied = files;
    try {
      await running.update(files);
    } catch (error) {
      if (mine === generation && !isGone(error)) fail(error);
    }
  }

  async function showDisplay() {
    if (holds > 0) return;
    // A page that is not on screen cannot be shown so now; those loaded later are.
    await project?.preview.setDisplay(display).catch(() => {});
  }

  async function browse(act: (preview: RunningProject['preview']) => Promise<void>) {
    try {
      if (project) await act(project.preview);
    } catch (error) {
      if (!isGone(error)) fail(error);
    }
  }

  return {
    $phase,
    $events,
    $sandbox,
    $backend,
    $address,
    $held,
    $engine,
    start(element) {
      container = element;
      return (starting = start());
    },
    retry: () => (starting = start()),
    async retryWhenFree() {
      const mine = generation;
      while (holds > 0) await change($held);
      // Somebody else may have started it anew meanwhile.
      if (mine === generation) await (starting = start());
    },
    async settle() {
      await starting;
      await apply();
      if (project) return project;
      const phase = $phase.get();
      throw new Error(phase.phase === 'failed' ? phase.message : 'The project is not running.');
    },
    hold() {
      holds++;
      $held.set(true);
      let released = false;
      return () => {
        if (released) return;
        released = true;
        holds--;
        $held.set(holds > 0);
        void apply();
        void showDisplay();
      };
    },
    async startKitchen(options = {}) {
      // What runs now may never settle.
      if (!isCurrent()) await apply();
      await project?.startBackend({}, options);
    },
    async stopKitchen(options) {
      await project?.stopBackend(options);
    },
    send(request) {
      if (!project) return Promise.reject(new Error('The project is not running.'));
      const { preview, backendOrigin } = project;
      const url = new URL(request.url);
      const isPages = url.origin === new URL(preview.url).origin && url.protocol === 'http:';
      const address = isPages ? backendOrigin + url.pathname + url.search : url.href;
      return project.sandbox.request({ ...request, url: address, client: 'hand' });
    },
    show(wanted) {
      display = wanted;
      void showDisplay();
    },
    reloadPage: () => browse((preview) => preview.reload()),
    goBack: () => browse((preview) => preview.back()),
    goForward: () => browse((preview) => preview.forward()),
    goTo: (address) => browse((preview) => preview.navigate(address)),
    dispose() {
      stopFiles();
      applySoon.cancel();
      clear();
    },
  };
}

/** Resolves when the value changes. */
function change($value: ReadableAtom<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const stop = $value.listen(() => {
      stop();
      resolve();
    });
  });
}

/** The page went away because it was loaded again meanwhile: whoever loaded it sees to the rest. */
function isGone(error: unknown): boolean {
  return error instanceof Error && error.name === 'PreviewGoneError';
}

/** What a start is doing, by what happened so far. */
export function stepOf(events: readonly WireEvent[]): string {
  const loading = events.findLast((event) => event.kind === 'loading');
  if (loading?.kind === 'loading' && loading.percent < 100) {
    return `Starting the kitchen: ${loading.name}, ${loading.percent} %`;
  }
  const changes = events.flatMap((event) => (event.kind === 'process' ? [event.change.to] : []));
  if (changes.includes('listening') || changes.includes('exited')) return 'Opening the page';
  if (changes.includes('started')) return 'Starting the kitchen';
  return 'Reading your files';
}
