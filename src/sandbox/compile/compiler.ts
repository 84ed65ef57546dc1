import type { Files } from '#lib/files.ts';
import type { CompileRequest, CompileResponse } from './compile.worker.ts';
import type { CompileResult, Platform } from './program.ts';

/** Compiles programs off the main thread. */
export interface Compiler {
  /** `packages`: names of what may be imported besides files, Node's own with `node:`. */
  compile(
    files: Files,
    entry: string,
    platform: Platform,
    packages: readonly string[],
  ): Promise<CompileResult>;
  dispose(): void;
}

/** Starts the compile worker. It is trusted code of ours and runs no learner code. */
export function createCompiler(): Compiler {
  const worker = new Worker(new URL('./compile.worker.ts', import.meta.url), {
    type: 'module',
    name: 'compile',
  });
  const waiting = new Map<number, PromiseWithResolvers<CompileResult>>();
  let nextId = 1;

  worker.onmessage = ({ data }: MessageEvent<CompileResponse>) => {
    const pending = waiting.get(data.id);
    waiting.delete(data.id);
    if ('result' in data) pending?.resolve(data.result);
    else pending?.reject(new Error(`The compiler failed: ${data.failure}`));
  };
  worker.onerror = (event) => {
    const error = new Error(`The compiler could not start: ${event.message}`);
    for (const pending of waiting.values()) pending.reject(error);
    waiting.clear();
  };

  return {
    compile(files, entry, platform, packages) {
      const id = nextId++;
      const pending = Promise.withResolvers<CompileResult>();
      waiting.set(id, pending);
      worker.postMessage({ id, files, entry, platform, packages } satisfies CompileRequest);
      return pending.promise;
    },
    dispose() {
      worker.terminate();
      for (const pending of waiting.values())
        pending.reject(new Error('The compiler was stopped.'));
      waiting.clear();
    },
  };
}
