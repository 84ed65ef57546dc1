import { atom, type WritableAtom } from 'nanostores';
import type { Half } from '#lib/files.ts';
import type { RequestEvent, SourceLocation } from '#sandbox/wire/events.ts';

/** What a narrow screen shows one at a time, in the order of a request. */
export const rooms = ['lesson', 'front', 'pass', 'kitchen'] as const;
export type Room = (typeof rooms)[number];

/** What a tab of a narrow screen is called. */
export const roomNames: Readonly<Record<Room, string>> = {
  lesson: 'Lesson',
  front: 'Front',
  pass: 'Pass',
  kitchen: 'Kitchen',
};

/** Where each half lives. */
export const roomOf: Readonly<Record<Half, Room>> = { frontend: 'front', backend: 'kitchen' };

/** The views beside the kitchen's editor. */
export type KitchenTab = 'log' | 'request' | 'send' | 'database' | 'processes';

/** What the learner looks at. */
export interface View {
  readonly $room: WritableAtom<Room>;
  readonly $kitchenTab: WritableAtom<KitchenTab>;
  /** The request to edit and send by hand. A new object each time. */
  readonly $toEdit: WritableAtom<RequestEvent | null>;
  /** The place an editor was last asked to show. A new object each time, so that the same place can be shown again. */
  readonly $place: WritableAtom<SourceLocation | null>;
  /** How far the lesson had been read, in pixels, when the workbench began in another room; else `null`. */
  readTo: number | null;
}

/** A view that begins with the lesson. */
export function createView(): View {
  return {
    $room: atom<Room>('lesson'),
    $kitchenTab: atom<KitchenTab>('log'),
    $toEdit: atom<RequestEvent | null>(null),
    $place: atom<SourceLocation | null>(null),
    readTo: null,
  };
}
