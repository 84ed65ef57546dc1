import { isDay } from '#lib/day.ts';
import type { Edits, Files } from '#lib/files.ts';

/** What became of one check, as it is kept. The same fields as the checks' own result. */
export interface CheckedResult {
  id: string;
  title: string;
  status: 'pass' | 'fail' | 'error';
  did: string[];
  seen: string;
  expected: string;
  hint: string | null;
  durationMs: number;
}

/**
 * What changes files in one step, beside typing: deleting one, renaming one, taking a change over from other files, bringing
 * a whole earlier version back, and taking the last such step back.
 */
export const changeKinds = ['delete', 'rename', 'take', 'bring-back', 'undo'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Files that changed in one step, with what each was before, so that the step can be taken back. */
export interface FileChange {
  by: ChangeKind;
  /** The files that changed, as they were. */
  before: Edits;
  /** The same files, as they are after. */
  after: Edits;
}

/** What happened in a lesson, without when and where. */
export type ProgressEntry =
  /** The lesson's workbench was opened. */
  | { kind: 'opened' }
  /** A file got new contents: the whole file, so that any one event can be understood alone. */
  | { kind: 'edited'; path: string; contents: string }
  /** Files changed in one step: this can be taken back, also after a reload. */
  | ({ kind: 'changed' } & FileChange)
  /** The checks ran to the end. `since`: when the files they judged were taken, in the unit of `at`. */
  | { kind: 'checked'; since: number; results: CheckedResult[] }
  /** All checks passed, with these files. */
  | { kind: 'passed'; files: Files }
  /** "Start over": all edits are set aside. */
  | { kind: 'reset' }
  /** The edits that were set aside and the present ones change places: takes a reset back, or a taking back. */
  | { kind: 'restored' }
  /**
   * A question of the lesson's text was answered. `question`: its id in the lesson; `option`: the text of the first choice;
   * `day`: the learner's own date, such as `2026-11-27`, which no other clock or time zone can change any more.
   */
  | { kind: 'answered'; question: string; option: string; right: boolean; day: string }
  /** How it was to remember the answer that the event with the id `answer` tells of. The last word counts. */
  | { kind: 'felt'; answer: string; as: 'hard' | 'easy' };

/**
 * One event of the learner's progress. Events are never changed. `id` is unique on every device, so logs merge by
 * union; `at` is milliseconds since 1970 and puts them in order.
 */
export type ProgressEvent = ProgressEntry & { id: string; lesson: string; at: number };

/** Events of this kind say where the learner stands in the whole course; they are few. */
export const courseKinds = ['opened', 'passed'] as const;

/** Events of this kind say what the learner remembers, and which lessons' questions may be asked. */
export const recallKinds = ['answered', 'felt', 'passed'] as const;

/** Whether something that came from storage, a file or another tab is an event this version understands. */
export function isProgressEvent(value: unknown): value is ProgressEvent {
  if (!isRecord(value)) return false;
  if (typeof value['id'] !== 'string' || typeof value['lesson'] !== 'string') return false;
  if (!isTime(value['at'])) return false;
  switch (value['kind']) {
    case 'opened':
    case 'reset':
    case 'restored':
      return true;
    case 'edited':
      return typeof value['path'] === 'string' && typeof value['contents'] === 'string';
    case 'changed':
      return (
        changeKinds.some((kind) => kind === value['by']) &&
        isEdits(value['before']) &&
        isEdits(value['after']) &&
        Object.keys(value['before']).length === Object.keys(value['after']).length
      );
    case 'checked':
      return (
        isTime(value['since']) &&
        Array.isArray(value['results']) &&
        value['results'].every(isCheckedResult)
      );
    case 'passed':
      return isRecord(value['files']) && Object.values(value['files']).every(isString);
    case 'answered':
      return (
        [value['question'], value['option']].every(isString) &&
        typeof value['right'] === 'boolean' &&
        isDay(value['day'])
      );
    case 'felt':
      return isString(value['answer']) && (value['as'] === 'hard' || value['as'] === 'easy');
    default:
      return false;
  }
}

function isEdits(value: unknown): value is Edits {
  return isRecord(value) && Object.values(value).every((text) => text === null || isString(text));
}

function isCheckedResult(value: unknown): value is CheckedResult {
  return (
    isRecord(value) &&
    [value['id'], value['title'], value['seen'], value['expected']].every(isString) &&
    ['pass', 'fail', 'error'].some((status) => status === value['status']) &&
    Array.isArray(value['did']) &&
    value['did'].every(isString) &&
    (value['hint'] === null || isString(value['hint'])) &&
    typeof value['durationMs'] === 'number'
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isString = (value: unknown) => typeof value === 'string';
const isTime = (value: unknown) => typeof value === 'number' && Number.isFinite(value);

/** The one name of a question in the whole course; `question` is its id in the lesson. */
export function questionKey(lesson: string, question: string): string {
  return `${lesson}/${question}`;
}

/** The order of events: by time, and by id where two tabs wrote in the same millisecond. */
export function compareEvents(a: ProgressEvent, b: ProgressEvent): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The union of several logs, in order. */
export function mergeEvents(...logs: readonly (readonly ProgressEvent[])[]): ProgressEvent[] {
  const byId = new Map(logs.flat().map((event) => [event.id, event]));
  return [...byId.values()].sort(compareEvents);
}
