import { halfOf, type Files } from '#lib/files.ts';
import { toTree } from './file-tree.ts';
import { readPlatformEnv } from './platform-env.ts';
import { createProjectDatabase } from './project-database.ts';
import { createRevival } from './revive.ts';
import { PreviewGoneError, type Preview, type Sandbox, type SandboxProcess } from './sandbox.ts';

/** `failed`: it did not compile, or exited by itself. `stopped`: somebody stopped it. */
export type BackendStatus = 'stopped' | 'starting' | 'listening' | 'failed';

/** A project with both halves running: the page in a preview, the server in a process. */
export interface RunningProject {
  readonly sandbox: Sandbox;
  readonly preview: Preview;
  readonly backend: BackendStatus;
  /** The backend's process, while there is one. */
  readonly backendProcess: SandboxProcess | null;
  /** Where the backend answers, e.g. `http://localhost:3000`. */
  readonly backendOrigin: string;
  /** Calls `listener` when the backend's status changes. Returns the way to stop. */
  onBackend(listener: (status: BackendStatus) => void): () => void;
  /**
   * Replaces the project's files by `files`. Restarts the backend if one of its files changed and it was not stopped by
   * hand, reloads the preview if one of the page's files changed. Resolves when both have settled.
   */
  update(files: Files): Promise<void>;
  /**
   * Starts (or restarts) the backend, with the project's files as they were given, whatever programs did to them. Resolves
   * when it listens or has failed, or after 3 s on a device of pace 1. With `freshData`, the database is first put back as the SQL files fill it,
   * and files that programs made are gone; otherwise rows and such files stay.
   */
  startBackend(
    env?: Record<string, string>,
    options?: { freshData?: boolean },
  ): Promise<BackendStatus>;
  /**
   * Stops the backend: requests to it are refused until it is started again. At once; or with `graceMs` as a platform does,
   * which asks it to end (SIGTERM), and ends it (SIGKILL) when it still runs after so many milliseconds.
   */
  stopBackend(options?: { graceMs?: number }): Promise<void>;
  /** Stops it and puts database and files back as `startBackend` does with `freshData`: as before the first start. */
  closeBackend(): Promise<void>;
  dispose(): void;
}

export interface RunProjectOptions {
  files: Files;
  /** Where the preview frame goes. */
  container: HTMLElement;
  /** Title of the preview frame, for screen readers. */
  title: string;
  /** Whether neither half runs until somebody starts it, as each check does. The database is ready then too. Default: both run. */
  isIdle?: boolean;
}

/** Where the backend starts, and the port the preview sends its requests to. */
const ENTRY = 'backend/server.ts';
const PORT = 3000;
/** What the platform gives the backend besides, if there is such a file; see platform-env.ts. */
const ENVIRONMENT = 'backend/platform.env';
/** Milliseconds, times the sandbox's pace, after which nobody waits any longer for a backend to listen. It may still come. */
const PATIENCE = 3000;
/** Milliseconds, times the sandbox's pace, from another port to that one. */
const OTHER_PORT_MS = 500;
/** Milliseconds, times the sandbox's pace, in which a page still asks for what it shows first. */
const YOUNG_MS = 1000;

/**
 * Mounts the files, applies `backend/schema.sql` and `backend/seed.sql` when there are such, starts the backend and opens
 * the preview. The caller disposes both project and sandbox.
 */
export async function runProject(
  sandbox: Sandbox,
  { files: initial, container, title, isIdle = false }: RunProjectOptions,
): Promise<RunningProject> {
  const { runtime } = sandbox;
  const listeners = new Set<(status: BackendStatus) => void>();
  const prepareDatabase = createProjectDatabase(sandbox);
  let files = initial;
  let status: BackendStatus = 'stopped';
  let process: SandboxProcess | null = null;
  /** Was told to end, and may hold its port as long as it runs. */
  let leaving: SandboxProcess | null = null;
  /** Settles when no process is on its way that nobody wants any longer. */
  let arriving: Promise<unknown> = Promise.resolve();
  let preview: Preview | null = null;
  let environment: Record<string, string> = {};
  let wishes = 0;
  /** When the page was last loaded for a change, on the clock of `performance`. */
  let loadedAt = -Infinity;

  function become(next: BackendStatus): void {
    if (next === status) return;
    status = next;
    for (const listener of [...listeners]) listener(next);
  }

  function onBackend(listener: (status: BackendStatus) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** On a slow device the page comes before the server listens, and finds a closed door: it is loaded once more then. */
  function reloadWhenOpen(): void {
    const stop = onBackend((next) => {
      stop();
      if (next === 'listening') void reloadPage();
    });
  }

  /** Ends the present process. Returns whether this is still the newest wish for the backend when it is gone. */
  async function clear(graceMs?: number): Promise<() => boolean> {
    const wish = ++wishes;
    const ending = process ?? leaving;
    process = null;
    leaving = ending;
    if (graceMs === undefined) ending?.kill();
    else if (ending) sandbox.signal(ending, 'SIGTERM', { graceMs });
    await Promise.all([ending?.exit, arriving]);
    if (leaving === ending) leaving = null;
    return () => wish === wishes;
  }

  /** A process that comes when another is wanted already must give its port back before that one starts. */
  async function end(late: SandboxProcess): Promise<void> {
    late.kill();
    await late.exit;
  }

  async function stopBackend({ graceMs }: { graceMs?: number } = {}): Promise<void> {
    const isNewest = await clear(graceMs);
    if (isNewest()) become('stopped');
  }

  async function closeBackend(): Promise<void> {
    await stopBackend();
    await restoreFiles(true);
    await prepareDatabase(files, true);
  }

  function startBackend(
    env: Record<string, string> = {},
    options?: { freshData?: boolean },
  ): Promise<BackendStatus> {
    revival.renew();
    return launch(env, options);
  }

  async function launch(
    env: Record<string, string>,
    { freshData = false } = {},
  ): Promise<BackendStatus> {
    environment = env;
    const isNewest = await clear();
    if (!isNewest()) return status;
    if (!(ENTRY in files)) {
      // It was taken away: not stopped by hand, so that it starts again when it comes back.
      if (status !== 'stopped') become('failed');
      return status;
    }
    become('starting');
    await restoreFiles(freshData);
    const prepared = await prepareDatabase(files, freshData);
    if (!isNewest()) return status;
    if (!prepared) {
      become('failed');
      return status;
    }
    const spawned = runtime.spawn('node', [ENTRY], {
      env: { PORT, ...readPlatformEnv(files[ENVIRONMENT] ?? ''), ...env },
    });
    arriving = spawned.then((late) => (isNewest() ? undefined : end(late))).catch(() => {});
    const started = await spawned;
    if (!isNewest()) return status;
    process = started;
    return settle(started);
  }

  /** Puts back what programs changed or took away; with `alone`, also takes away what they made. */
  async function restoreFiles(alone: boolean): Promise<void> {
    const { fs } = runtime;
    if (alone)
      for (const name of await fs.readdir('/')) await fs.rm(name, { recursive: true, force: true });
    await runtime.mount(toTree(files));
  }

  /** Waits until a process listens or ends, or patience does. Later changes still reach `status`. */
  function settle(started: SandboxProcess): Promise<BackendStatus> {
    const settled = Promise.withResolvers<BackendStatus>();
    const patience = setTimeout(() => settled.resolve(status), PATIENCE * sandbox.pace);
    let soon: ReturnType<typeof setTimeout> | undefined;
    const off = runtime.on('server-ready', (port) => {
      if (process !== started) return;
      become('listening');
      if (port === PORT) settled.resolve(status);
      // It may open another port first, and the one that the page knows right after.
      else soon ??= setTimeout(() => settled.resolve(status), OTHER_PORT_MS * sandbox.pace);
    });
    void started.exit.then(() => {
      off();
      if (process === started) {
        process = null;
        become('failed');
      }
      settled.resolve(status);
    });
    return settled.promise.finally(() => {
      clearTimeout(patience);
      clearTimeout(soon);
    });
  }

  async function update(next: Files): Promise<void> {
    const changed = changedPaths(files, next);
    if (changed.length === 0) return;
    revival.renew();
    files = next;
    await write(changed);
    const restarts = changed.some((path) => halfOf(path) !== 'frontend') && status !== 'stopped';
    const reloads = changed.some((path) => halfOf(path) !== 'backend');
    // A page that came a moment ago may find a closed door while the backend starts anew.
    const isYoung = performance.now() - loadedAt < YOUNG_MS * sandbox.pace;
    if (restarts) await startBackend();
    if (reloads || (restarts && isYoung)) await reloadPage();
  }

  async function reloadPage(): Promise<void> {
    await preview?.reload({ resend: false }).catch(ignoreGone);
    loadedAt = performance.now();
  }

  async function write(paths: string[]): Promise<void> {
    for (const path of paths) {
      const contents = files[path];
      if (contents === undefined) await runtime.fs.rm(path, { force: true });
      else await runtime.fs.writeFile(path, contents);
    }
  }

  const revival = createRevival({
    restartBackend: async () => process && launch(environment),
    reloadPage,
  });
  const stopListening = sandbox.wire.subscribe((event) => {
    if (event.kind === 'watchdog') void revival.hear(event);
  });

  await runtime.mount(toTree(files));
  if (isIdle) await prepareDatabase(files, false);
  const begun = isIdle ? null : await startBackend();
  const opened = await sandbox.openPreview({
    container,
    title,
    root: 'frontend',
    backendPort: PORT,
    isBlank: isIdle,
  });
  preview = opened;
  if (begun === 'starting') reloadWhenOpen();

  return {
    sandbox,
    preview: opened,
    get backend() {
      return status;
    },
    get backendProcess() {
      return process;
    },
    backendOrigin: `http://localhost:${PORT}`,
    onBackend,
    update,
    startBackend,
    stopBackend,
    closeBackend,
    dispose() {
      listeners.clear();
      stopListening();
      process?.kill();
      leaving?.kill();
      process = leaving = null;
      opened.dispose();
    },
  };
}

function changedPaths(before: Files, after: Files): string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]);
}

/** A newer load took the page's place; that one is waited for elsewhere. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof PreviewGoneError)) throw error;
}
