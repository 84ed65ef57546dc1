import { lazyLibrary } from '../lazy-library.ts';
import source from './library.ts?bundled';

type Library = typeof import('./library.ts');
const library = lazyLibrary<Library>(source);

/** `util.format`. A text by itself, which is most of what programs print, needs nobody to format it. */
export const format: Library['format'] = (...args) =>
  args.length === 1 && typeof args[0] === 'string' ? args[0] : library().format(...args);

/** `util.formatWithOptions`. */
export const formatWithOptions: Library['formatWithOptions'] = (...args) =>
  library().formatWithOptions(...args);

/** `util.stripVTControlCharacters`. */
export const stripVTControlCharacters: Library['stripVTControlCharacters'] = (text) =>
  library().stripVTControlCharacters(text);

/** `util.inspect`. */
export const inspect = Object.defineProperties(
  (...args: Parameters<Library['inspect']>) => library().inspect(...args),
  {
    custom: { value: Symbol.for('nodejs.util.inspect.custom'), enumerable: true },
    colors: member('colors'),
    defaultOptions: member('defaultOptions'),
    replDefaults: member('replDefaults'),
    styles: member('styles'),
  },
) as unknown as Library['inspect'];

/** A member of the library's `inspect`, which programs may also set. */
function member(name: string): PropertyDescriptor {
  const real = () => library().inspect as unknown as Record<string, unknown>;
  return {
    enumerable: true,
    get: () => real()[name],
    set: (value: unknown) => void (real()[name] = value),
  };
}
