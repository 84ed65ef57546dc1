import type { WireLog } from '../../../wire/log.ts';
import type { Runner } from '../runner/runner.ts';
import { isAttended, isVisible } from './attention.ts';
import type { Watchdog } from './watchdog.ts';

/** Milliseconds of silence after which what does not answer is taken away. */
const PATIENCE = 2000;
/** Silence that is more than a late answer. */
const SILENT = PATIENCE / 2;

/** A page in a frame, which may hang. */
export interface WatchedPage {
  readonly silentMs: number;
  /** Its frame exists and has not said a word yet: it cannot while another page in its process hangs. */
  readonly isOpening: boolean;
  /** A dialog or a debugger holds it, and all that shares its process. */
  readonly isPaused: boolean;
  /** Its programs have run. */
  readonly hasRun: boolean;
  /** Removes it. */
  end(): void;
  /** Shows in its place that it was stopped. */
  showStopped(): void;
}

/** A process that may hang, or be gone without a word. */
export interface WatchedProcess {
  readonly silentMs: number;
  /** It was launched and has not answered yet. */
  readonly isOpening: boolean;
  /** It runs no program yet. */
  readonly isSpare: boolean;
}

/** Takes away what hangs and cannot be ended in another way. */
export interface Rescue {
  add(page: WatchedPage): void;
  remove(page: WatchedPage): void;
  /** To be called when a page has been silent. */
  look(silentMs: number): void;
}

/**
 * Watches pages and the runner. In Chromium all frames of ours share one process of the browser. A page that hangs there
 * holds up the runner, so that no program can be started or killed; only when all of these frames are removed, the
 * browser ends the process. The same cure helps when memory has run out and the browser has ended it already.
 */
export function createRescue(
  watchdog: Watchdog,
  wire: WireLog,
  runner: Runner,
  processes: () => readonly WatchedProcess[],
): Rescue {
  const pages = new Set<WatchedPage>();

  const isAwaited = () => [...pages, ...processes()].some((part) => part.isOpening);
  const isPaused = () => [...pages].some((page) => page.isPaused);
  const heart = watchdog.watch({
    // A breakpoint may hold what nobody waits for.
    counts: () => !isPaused() && (isAttended() || (isVisible() && isAwaited())),
    ask: () => runner.ask(() => heart.answered()),
    onSilence: look,
  });

  function look(silentMs: number): void {
    if (silentMs < PATIENCE) return;
    const hung = [...pages].filter((page) => page.silentMs >= SILENT);
    if (heart.silentMs < SILENT) return endPages(hung, false);
    const present = processes();
    // The threads of workers go on while a page hangs. When they are silent too, there are none any more.
    const isGone = present.length > 0 && present.every((process) => process.silentMs >= SILENT);
    if (isGone) endAll(suspectOf(hung, present));
    else endPages([...pages], true);
  }

  function endPages(ended: WatchedPage[], withRunner: boolean): void {
    if (ended.length === 0 && !withRunner) return;
    const hadRun = ended.every((page) => page.hasRun);
    const losesProcesses = withRunner && processes().some(({ isSpare }) => !isSpare);
    for (const page of ended) page.end();
    wire.append({ kind: 'watchdog', part: 'page', hadRun, losesProcesses });
    if (withRunner) restart();
    // Not sooner: any frame of ours would keep the browser's process alive.
    for (const page of ended) page.showStopped();
  }

  function endAll(suspect: 'page' | 'process' | null): void {
    const ended = [...pages];
    for (const page of ended) page.end();
    wire.append({ kind: 'watchdog', part: 'sandbox', suspect });
    restart();
    for (const page of ended) page.showStopped();
  }

  function restart(): void {
    heart.answered();
    runner.restart();
  }

  /** What was silent before all else fell silent: it was busy filling the memory. */
  function suspectOf(hung: WatchedPage[], present: readonly WatchedProcess[]) {
    const before = (part: { silentMs: number }) => part.silentMs >= heart.silentMs + SILENT;
    if (hung.some(before)) return 'page';
    return present.some(before) ? 'process' : null;
  }

  return {
    add: (page) => void pages.add(page),
    remove: (page) => void pages.delete(page),
    look,
  };
}
