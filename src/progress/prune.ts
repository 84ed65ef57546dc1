import type { ProgressEvent } from './events.ts';
import { withVersion } from './fold.ts';

/** How many events of a kind are kept at most; edits count for each file alone. */
export const keptEdits = 50;
const keptRuns = 5;

/**
 * The ids of events that can be forgotten: the fold of the rest is the same, now and after whatever follows. `events` are
 * those of one lesson, in order.
 */
export function prunableEvents(events: readonly ProgressEvent[]): string[] {
  const needed = new Set([...neededEdits(events), ...neededVersions(events)]);
  const later = new Map<string, number>();
  const prunable: string[] = [];
  const first = firstOfKind(events);

  for (const event of [...events].reverse()) {
    const group = event.kind === 'edited' ? `edited ${event.path}` : event.kind;
    const count = later.get(group) ?? 0;
    later.set(group, count + 1);
    if (count < limitOf(event)) continue;
    if (needed.has(event.id) || first.get(event.kind) === event.id) continue;
    prunable.push(event.id);
  }
  return prunable;
}

function limitOf(event: ProgressEvent): number {
  if (event.kind === 'edited' || event.kind === 'changed') return keptEdits;
  if (event.kind === 'checked') return keptRuns;
  if (event.kind === 'opened' || event.kind === 'passed') return 1;
  // The others are tiny, and a fold needs each of them: resets and restorings, answers and how they felt.
  return Infinity;
}

/** Ids of the edits that the present files, or the files set aside, consist of. */
function neededEdits(events: readonly ProgressEvent[]): Set<string> {
  let present = new Map<string, string>();
  let aside = new Map<string, string>();
  for (const event of events) {
    if (event.kind === 'edited') present.set(event.path, event.id);
    else if (event.kind === 'changed')
      for (const path of Object.keys(event.after)) present.set(path, event.id);
    else if (event.kind === 'reset') [present, aside] = [new Map(), present];
    else if (event.kind === 'restored') [present, aside] = [aside, present];
  }
  return new Set([...present.values(), ...aside.values()]);
}

/** Ids of the events that brought the versions that passed. */
function neededVersions(events: readonly ProgressEvent[]): string[] {
  const passes = events.filter((event) => event.kind === 'passed');
  const none: typeof passes = [];
  return passes.reduce((versions, event) => withVersion(versions, event), none).map(({ id }) => id);
}

function firstOfKind(events: readonly ProgressEvent[]): Map<ProgressEvent['kind'], string> {
  const first = new Map<ProgressEvent['kind'], string>();
  for (const event of events) {
    if ((event.kind === 'opened' || event.kind === 'passed') && !first.has(event.kind))
      first.set(event.kind, event.id);
  }
  return first;
}
