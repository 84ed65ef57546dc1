import { lazyLibrary } from '../lazy-library.ts';
import source from './library.ts?bundled';

/** The digests and slow hashes of `@noble/hashes`. */
export const noble = lazyLibrary<typeof import('./library.ts')>(source);
