/** Version of PGlite the dump belongs to; a test holds it to package.json. Another version starts anew. */
export const PGLITE_VERSION = '0.5.16';

const NAME = `postgres-${PGLITE_VERSION}.tar`;

/**
 * The database directory of the first start, kept in the browser's private files, so that later starts need not make
 * it again. `null` when there is none, also when the browser keeps no files for us.
 */
export async function keptDump(): Promise<Blob | null> {
  try {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle(NAME)).getFile();
    // Read whole: a dump that another tab is still writing, or that was cut off, must not be started from.
    return file.size > 0 && file.size % 512 === 0 ? new Blob([await file.arrayBuffer()]) : null;
  } catch {
    return null;
  }
}

/** Keeps a dump for the next start and drops those of other versions. A browser that refuses only starts slower. */
export async function keepDump(dump: Blob): Promise<void> {
  try {
    const folder = await navigator.storage.getDirectory();
    for await (const name of folder.keys()) {
      if (name.startsWith('postgres-') && name !== NAME) await folder.removeEntry(name);
    }
    // What is written appears under its name when it is closed, whole or not at all.
    const writable = await (await folder.getFileHandle(NAME, { create: true })).createWritable();
    await writable.write(dump);
    await writable.close();
  } catch {
    // Private windows and full disks: nothing to do about it, and nothing lost.
  }
}
