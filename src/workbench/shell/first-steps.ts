import { flushSync } from 'react-dom';
import type { Files } from '#lib/files.ts';
import { halfOf } from '#lib/files.ts';
import type { SourceLocation } from '#sandbox/wire/events.ts';
import { rooms } from '../rooms.ts';
import type { Session } from '../session.ts';

/** What the learner did at the shell before the workbench had loaded. */
export interface FirstSteps {
  /** Files that were typed into. */
  edits: Files;
  /** Where the cursor stood, when it was in the code. */
  cursor: SourceLocation | null;
  /** The control with the focus, as a selector for the one that takes its place. */
  focus: { role: string; name: string } | null;
  /** The file whose tab was pressed last. */
  file: string | null;
  room: string | null;
  /** How far the lesson was read, in pixels, when another room was chosen. */
  readTo: number | null;
  wantsRun: boolean;
}

/** Reads what was done so far. `shell` is the element of `Shell.tsx`. */
export function readFirstSteps(shell: HTMLElement): FirstSteps {
  const edits: Record<string, string> = {};
  let cursor: SourceLocation | null = null;
  for (const code of shell.querySelectorAll<HTMLElement>('[data-file]')) {
    const path = code.dataset['file'] ?? '';
    if (code.dataset['typed'] !== undefined) edits[path] = textOf(code);
    if (code === document.activeElement) cursor = cursorIn(code, path);
  }
  const { file, run, readTo } = shell.dataset;
  return {
    edits,
    cursor,
    focus: cursor ? null : focusIn(shell),
    file: file ?? null,
    room: document.documentElement.dataset['room'] ?? null,
    readTo: readTo === undefined ? null : Number(readTo),
    wantsRun: run !== undefined,
  };
}

/** Brings what was done into the session, before it is shown. */
export function takeFirstSteps({ workspace, view }: Session, steps: FirstSteps): void {
  for (const [path, contents] of Object.entries(steps.edits)) workspace.edit(path, contents);
  const half = steps.file === null ? null : halfOf(steps.file);
  if (half) workspace.$open[half].set(steps.file);
  const room = rooms.find((known) => known === steps.room);
  if (room) view.$room.set(room);
  view.readTo = steps.readTo;
}

/** Goes on where the learner was, once the session is shown in `workbench`. */
export function resume(session: Session, steps: FirstSteps, workbench: HTMLElement | null): void {
  if (steps.cursor) session.view.$place.set({ ...steps.cursor });
  if (steps.focus) focusOn(workbench, steps.focus);
  if (steps.wantsRun) void session.checking.run();
}

/** Replaces the shell by the workbench at once, so that nothing can be typed between the two. */
export const atOnce = flushSync;

/** The text of code that may have been typed into: browsers put line breaks there as elements too. */
function textOf(code: HTMLElement): string {
  const copy = code.cloneNode(true) as HTMLElement;
  for (const lineBreak of copy.querySelectorAll('br')) lineBreak.replaceWith('\n');
  return copy.textContent;
}

function cursorIn(code: HTMLElement, file: string): SourceLocation {
  const selection = document.getSelection();
  if (!selection?.focusNode || !code.contains(selection.focusNode)) {
    return { file, line: 1, column: 1 };
  }
  const before = document.createRange();
  before.setStart(code, 0);
  before.setEnd(selection.focusNode, selection.focusOffset);
  const lines = before.toString().split('\n');
  return { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function focusIn(shell: HTMLElement): FirstSteps['focus'] {
  const active = document.activeElement;
  if (!active || !shell.contains(active)) return null;
  return { role: active.getAttribute('role') ?? '', name: active.textContent };
}

function focusOn(workbench: HTMLElement | null, { role, name }: { role: string; name: string }) {
  const tabs = [...(workbench?.querySelectorAll<HTMLElement>(`[role=${role || 'none'}]`) ?? [])];
  const place = tabs.find((tab) => tab.textContent === name) ?? workbench;
  place?.focus();
}
