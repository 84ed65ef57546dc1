import type { Files } from '#lib/files.ts';
import { createAvailable } from './available.ts';
import { compileProgram, type CompileCache } from './compile-program.ts';
import type { CompileResult, Platform } from './program.ts';

export interface CompileRequest {
  id: number;
  files: Files;
  entry: string;
  platform: Platform;
  packages: readonly string[];
}

export type CompileResponse =
  { id: number; result: CompileResult } | { id: number; failure: string };

const cache: CompileCache = new Map();

self.onmessage = ({ data }: MessageEvent<CompileRequest>) => {
  const { id, files, entry, platform, packages } = data;
  const available = createAvailable(packages, platform);
  try {
    const result = compileProgram(files, entry, platform, available, cache);
    self.postMessage({ id, result } satisfies CompileResponse);
  } catch (error) {
    self.postMessage({ id, failure: String(error) } satisfies CompileResponse);
  }
};
