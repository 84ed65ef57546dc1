import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import type { z } from 'astro/zod';
import { parseEntry } from './parse-entry.ts';

/** Wraps a loader so that a mistake in an entry stops the build with the file, the field and the remedy. */
export function checkedLoader(loader: Loader, schema: z.ZodType): Loader {
  return {
    ...loader,
    load(context) {
      const root = fileURLToPath(context.config.root);
      return loader.load({
        ...context,
        parseData(entry) {
          const file = entry.filePath ? relative(root, entry.filePath) : entry.id;
          parseEntry(schema, entry.data, file);
          return context.parseData(entry);
        },
      });
    },
  };
}
