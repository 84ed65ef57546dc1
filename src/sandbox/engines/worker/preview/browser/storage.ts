/** Characters one storage area may hold, names and values together: 5 MB as in browsers. */
export const STORAGE_QUOTA = 5 * 1024 * 1024;

/** The two areas; pages know them as `window.localStorage` and `window.sessionStorage`. */
export const storageAreas = ['local', 'session'] as const;
export type StorageArea = (typeof storageAreas)[number];

/** A change of one area: a value, `null` to remove it, or everything cleared. */
export type StorageChange =
  { area: StorageArea; name: string; value: string | null } | { area: StorageArea; name: null };

/** Entries of both areas of one origin, in the order in which they were first set. */
export type StoredEntries = Record<StorageArea, [name: string, value: string][]>;

/** What pages put into localStorage and sessionStorage, apart for each origin. Lives as long as the preview. */
export interface PageStorage {
  read(origin: string): StoredEntries;
  /** Applies a page's change. The page may be hostile: a change beyond the quota is dropped. */
  change(origin: string, change: StorageChange): void;
}

/** Creates an empty storage. */
export function createPageStorage(): PageStorage {
  const areas = new Map<string, Map<string, string>>();

  function areaOf(origin: string, area: StorageArea): Map<string, string> {
    const key = `${area} ${origin}`;
    const known = areas.get(key) ?? new Map<string, string>();
    areas.set(key, known);
    return known;
  }

  return {
    read: (origin) => ({
      local: [...areaOf(origin, 'local')],
      session: [...areaOf(origin, 'session')],
    }),
    change(origin, change) {
      if (!storageAreas.includes(change.area)) return;
      const entries = areaOf(origin, change.area);
      if (change.name === null) entries.clear();
      else if (change.value === null) entries.delete(change.name);
      else if (fits(entries, change.name, change.value)) entries.set(change.name, change.value);
    },
  };
}

/** Whether an area stays within the quota when `name` gets `value`. */
export function fits(entries: Map<string, string>, name: string, value: string): boolean {
  let size = name.length + value.length;
  for (const [other, held] of entries) if (other !== name) size += other.length + held.length;
  return size <= STORAGE_QUOTA;
}
