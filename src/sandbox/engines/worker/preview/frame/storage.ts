import { fits, storageAreas, type StorageArea, type StoredEntries } from '../browser/storage.ts';
import type { Channel } from './channel.ts';

/** Gives the page `localStorage` and `sessionStorage`. A frame of opaque origin has none. */
export function replaceStorage(channel: Channel, stored: StoredEntries): void {
  for (const area of storageAreas) {
    const value = createStorage(area, new Map(stored[area]), channel);
    Object.defineProperty(window, `${area}Storage`, { configurable: true, value });
  }
}

function createStorage(area: StorageArea, entries: Map<string, string>, channel: Channel): Storage {
  const methods = {
    get length() {
      return entries.size;
    },
    key: (index: number) => [...entries.keys()][index] ?? null,
    getItem: (name: string) => entries.get(String(name)) ?? null,
    setItem(name: string, value: string) {
      name = String(name);
      value = String(value);
      if (!fits(entries, name, value)) {
        const message = `Failed to execute 'setItem' on 'Storage': Setting the value of '${name}' exceeded the quota.`;
        throw new DOMException(message, 'QuotaExceededError');
      }
      entries.set(name, value);
      channel.send({ type: 'stored', change: { area, name, value } });
    },
    removeItem(name: string) {
      if (!entries.delete(String(name))) return;
      channel.send({ type: 'stored', change: { area, name: String(name), value: null } });
    },
    clear() {
      entries.clear();
      channel.send({ type: 'stored', change: { area, name: null } });
    },
  };

  const described = Object.getOwnPropertyDescriptors(methods);
  const prototype = Object.create(Storage.prototype, described) as Storage;
  // Names that are no method are entries, as in `localStorage.theme = 'dark'`.
  return new Proxy(Object.create(prototype) as Storage, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name) as unknown;
      return entries.get(name);
    },
    set(target, name, value) {
      if (typeof name === 'symbol' || name in target) return Reflect.set(target, name, value);
      methods.setItem(name, value as string);
      return true;
    },
    has: (target, name) => name in target || entries.has(String(name)),
    deleteProperty(_target, name) {
      methods.removeItem(String(name));
      return true;
    },
    ownKeys: (target) => [...Reflect.ownKeys(target), ...entries.keys()],
    getOwnPropertyDescriptor(target, name) {
      const value = typeof name === 'string' ? entries.get(name) : undefined;
      if (value === undefined) return Reflect.getOwnPropertyDescriptor(target, name);
      return { value, writable: true, enumerable: true, configurable: true };
    },
  });
}
