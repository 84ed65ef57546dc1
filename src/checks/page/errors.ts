import type { WireLog } from '#sandbox/wire/log.ts';

/** Something that went wrong in the page: thrown and caught by nobody, or printed with `console.error`. */
export interface PageError {
  text: string;
  /** The learner's file and line, where it is known. */
  place: string | null;
}

/** Number of the wire's entry with which the present page began. */
export function pageBegan(wire: WireLog): number {
  return wire.events.findLast(({ kind }) => kind === 'page')?.id ?? 0;
}

/** What has gone wrong in the page since entry number `from` of the wire, oldest first. */
export function pageErrors(wire: WireLog, from: number): PageError[] {
  return wire.events.flatMap((event) => {
    if (event.id < from || !('half' in event) || event.half !== 'frontend') return [];
    if (event.kind === 'log')
      return event.level === 'error' ? { text: event.text, place: null } : [];
    const { message, location } = event;
    return { text: message, place: location && `${location.file}, line ${location.line}` };
  });
}
