/**
 * A library that runs when it is needed for the first time. Some take longer to set themselves up than all else that a
 * process begins with, and most programs never need them. `source`: an entry imported with `?bundled`.
 */
export function lazyLibrary<Library>(source: string): () => Library {
  let library: Library | undefined;
  return () => (library ??= new Function(`${source}\nreturn bundled;`)() as Library);
}
