/**
 * Small remarks a browser keeps between visits, such as the width of a panel. Losing one costs nothing, so every failure
 * of storage (private window, full, switched off) reads as "nothing was kept". Learners' work lives in `progress/`.
 */

/** The setting of that name, or `null` when there is none, it is broken, or storage is not available. */
export function readSetting(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`the-pass:${name}`) ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps a value that JSON can hold, if the browser lets us. */
export function writeSetting(name: string, value: unknown): void {
  try {
    localStorage.setItem(`the-pass:${name}`, JSON.stringify(value));
  } catch {
    // The panel keeps its size until the page is left; that is all a setting promises.
  }
}

/** Like `readSetting`, for what is kept only until the tab is closed. */
export function readVisitSetting(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(`the-pass:${name}`) ?? 'null');
  } catch {
    return null;
  }
}

/** Like `writeSetting`, until the tab is closed. */
export function writeVisitSetting(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(`the-pass:${name}`, JSON.stringify(value));
  } catch {
    // It is forgotten, and the same question may be asked again in this visit.
  }
}

const isOurs = (key: string) => key.startsWith('the-pass:');

/** Forgets every setting, of this visit too. */
export function eraseSettings(): void {
  for (const storage of [() => localStorage, () => sessionStorage]) {
    try {
      const store = storage();
      for (const key of Object.keys(store).filter(isOurs)) store.removeItem(key);
    } catch {
      // What the browser does not let us reach, it did not keep either.
    }
  }
}
