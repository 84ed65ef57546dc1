import type { Files } from '../lib/files.ts';
import type { Preview, Sandbox } from './sandbox.ts';

/** `failed`: it did not compile, or exited by itself. `stopped`: somebody stopped it. */
export type BackendStatus = 'stopped' | 'starting' | 'listening' | 'failed';

/** A project with both halves running: the page in a preview, the server in a process. */
export interface RunningProject {
  readonly sandbox: Sandbox;
  readonly preview: Preview;
  readonly backend: BackendStatus;
  /** Calls `listener` when the backend's status changes. Returns the way to stop. */
  onBackend(listener: (status: BackendStatus) => void): () => void;
  /**
   * Replaces the project's files by `files`. Restarts the backend if one of its files changed and it was not stopped by
   * hand, reloads the preview if one of the page's files changed. Resolves when both have settled.
   */
  update(files: Files): Promise<void>;
  /** Starts (or restarts) the backend. Resolves when it listens or has failed. */
  startBackend(env?: Record<string, string>): Promise<BackendStatus>;
  /** Stops the backend at once: requests to it are refused until it is started again. */
  stopBackend(): Promise<void>;
  dispose(): void;
}

export interface RunProjectOptions {
  files: Files;
  /** Where the preview frame goes. */
  container: HTMLElement;
  /** Title of the preview frame, for screen readers. */
  title: string;
}

/** Mounts the files, starts the backend and opens the preview. The caller disposes both project and sandbox. */
export declare function runProject(
  sandbox: Sandbox,
  options: RunProjectOptions,
): Promise<RunningProject>;
