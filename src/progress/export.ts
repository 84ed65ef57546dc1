import { isProgressEvent, mergeEvents, type ProgressEvent } from './events.ts';

/** Says in the file what it is, for people and for `readExport`. */
const FORMAT = 'the-pass-progress';
/** Grows when a file of the new kind could not be understood by an older site. */
const VERSION = 2;
/** The oldest kind of file that can still be read. It had no changes of several files in one step and no answers to questions. */
const OLDEST = 1;

/** Why a file is refused, in a sentence for the learner. */
export class ExportFileError extends Error {
  override name = 'ExportFileError';
}

/** Everything that was learned, as one readable JSON file. `at`: milliseconds since 1970. */
export function writeExport(events: readonly ProgressEvent[], at: number): string {
  const exported = new Date(at).toISOString();
  const sorted = mergeEvents(events);
  return `${JSON.stringify({ format: FORMAT, version: VERSION, exported, events: sorted }, null, 1)}\n`;
}

/** Reads such a file. All or nothing: throws an `ExportFileError` when any part of it is broken. */
export function readExport(text: string): ProgressEvent[] {
  const file = parse(text);
  if (typeof file !== 'object' || file === null || !('format' in file) || file.format !== FORMAT) {
    throw new ExportFileError(
      'This file was not exported from The Pass. Choose a file whose name begins with the-pass-progress.',
    );
  }
  const { version, events } = file as { version?: unknown; events?: unknown };
  if (typeof version !== 'number' || version < OLDEST || version > VERSION) {
    throw new ExportFileError(
      `The file is of version ${String(version)}; this site reads versions ${OLDEST} to ${VERSION}. Load the newest site and try again.`,
    );
  }
  if (!Array.isArray(events)) {
    throw new ExportFileError('The file has no list of events. It may have been changed by hand.');
  }
  const broken = events.findIndex((event) => !isProgressEvent(event));
  if (broken >= 0) {
    throw new ExportFileError(
      `Entry ${broken + 1} of ${events.length} in the file is broken. Nothing was taken from it.`,
    );
  }
  return mergeEvents(events as ProgressEvent[]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ExportFileError(
      'The file is not complete JSON. It may have been cut off on its way; export it once more.',
    );
  }
}
