/** Which files of the built site are kept on the learner's device, and when. Pure: files in, two groups out. */

/** A file of the built site. */
export interface BuiltFile {
  /** From the site's folder, with `/`: `lessons/two-halves/index.html`. */
  path: string;
  bytes: number;
  /** SHA-256 of its contents, in base64. */
  hash: string;
}

/** A file that a device keeps. */
export interface KeptFile {
  url: string;
  bytes: number;
  /** Changes with the contents; `null` where the address does. */
  revision: string | null;
  /** What the browser must find: a host in the middle of a change may send something else. */
  integrity: string;
}

export interface KeptFiles {
  /** Taken with the first visit: all text, and all that runs lessons without a database. */
  first: KeptFile[];
  /** Taken when first used, or all at once: Postgres. */
  large: KeptFile[];
}

/** What is text or script; all else is too large to be taken unasked. */
const small = /\.(html|js|css|json|svg|woff2|webmanifest)$/;

/**
 * Never kept. A host's own instructions; what only search engines read; the worker itself, which browsers keep; and
 * what is mounted into a WebContainer, whose runtime comes from its vendor and so never runs offline.
 */
const left = /^(_headers|robots\.txt|service-worker\.js)$|^_astro\/container\.[^/]+\.bin$/;

/** Groups the files of the built site. */
export function groupFiles(files: readonly BuiltFile[]): KeptFiles {
  const wanted = files
    .filter(({ path }) => !left.test(path))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const isSmall = ({ path }: BuiltFile) => small.test(path);
  return {
    first: wanted.filter(isSmall).map(toKept),
    large: wanted.filter((file) => !isSmall(file)).map(toKept),
  };
}

function toKept({ path, bytes, hash }: BuiltFile): KeptFile {
  const url = `/${path.replace(/(^|\/)index\.html$/, '$1')}`;
  const integrity = `sha256-${hash}`;
  // The build writes a hash into the names of these.
  const revision = path.startsWith('_astro/') ? null : hash.slice(0, 16);
  return { url, bytes, revision, integrity };
}

/** How much room files take, in bytes. */
export function sizeOf(files: readonly KeptFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Where a file is in the cache: versions of what keeps its address lie side by side. */
export function keyOf({ url, revision }: KeptFile): string {
  return revision === null ? url : `${url}?version=${encodeURIComponent(revision)}`;
}
