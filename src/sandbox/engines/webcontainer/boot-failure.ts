import type { Trouble } from '../../choose/trouble.ts';

/** Why a WebContainer did not start. `detail` is for the console, not for the learner. */
export class BootFailure extends Error {
  override name = 'BootFailure';
  constructor(
    readonly trouble: Trouble,
    readonly detail: string,
  ) {
    super(`${trouble}: ${detail}`);
  }
}

/** Finds the trouble behind what the runtime said when it refused to start. */
export function toBootFailure(error: unknown): BootFailure {
  const message = error instanceof Error ? error.message : String(error);
  const isStorage = /service.?worker|storage|cookie|site data/i.test(message);
  return new BootFailure(isStorage ? 'storage-blocked' : 'rejected', message);
}
