import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { firstFault, PlatformError, type Fault } from './platform-error.ts';
import type { CloudFiles } from './plan.ts';

/** Reads a YAML file by a schema. `say` puts what is wrong into the platform's style; faults of YAML itself say the line. */
export function readYaml<Schema extends z.ZodType>(
  files: CloudFiles,
  file: string,
  schema: Schema,
  say: (fault: Fault) => string,
): z.infer<Schema> {
  const document = parseDocument(files[file] ?? '');
  const [error] = document.errors;
  if (error)
    throw new PlatformError(
      file,
      say({ kind: 'invalid', place: 'YAML', field: '', expected: error.message.split('\n')[0]! }),
    );
  const parsed = schema.safeParse(document.toJS(), { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new PlatformError(file, say(firstFault(parsed.error)));
}
