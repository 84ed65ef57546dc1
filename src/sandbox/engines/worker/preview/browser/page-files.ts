import { streamOf } from '#lib/byte-stream.ts';
import { contentTypeOf } from '#lib/content-type.ts';
import type { Files } from '#lib/files.ts';
import type { TransportRequest, TransportResponse } from './transport.ts';

/** The files of the page, as a development server serves them. */
export interface PageFiles {
  /** The project file an address of the page's origin stands for. It may not exist. */
  fileFor(url: URL): string;
  /** Answers a GET for a file that is there; `null` otherwise. */
  answer(request: TransportRequest): TransportResponse | null;
}

/** Serves what is in the folder `root`. `onAsset` hears of each file served. */
export function createPageFiles(
  files: () => Files,
  root: string,
  onAsset: (path: string) => void,
): PageFiles {
  function fileFor(url: URL): string {
    const path = decodeURIComponent(url.pathname);
    return root + (path.endsWith('/') ? `${path}index.html` : path);
  }

  return {
    fileFor,
    answer({ method, url }) {
      const path = fileFor(url);
      const contents = files()[path];
      if (method !== 'GET' || contents === undefined) return null;
      onAsset(path);
      const bytes = new TextEncoder().encode(contents);
      return {
        status: 200,
        statusText: 'OK',
        headers: [
          ['content-type', contentTypeOf(path)],
          ['content-length', String(bytes.byteLength)],
        ],
        body: streamOf(bytes),
      };
    },
  };
}
