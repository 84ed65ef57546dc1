import type { Files } from '#lib/files.ts';
import { compileProgram, type CompileCache } from './compile-program.ts';
import { explainMissing } from './missing-packages.ts';
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
  const known = new Set(packages);
  const available = {
    has: (name: string) => known.has(name),
    explain: (specifier: string) => explainMissing(specifier, platform, packages),
  };
  try {
    const result = compileProgram(files, entry, platform, available, cache);
    self.postMessage({ id, result } satisfies CompileResponse);
  } catch (error) {
    self.postMessage({ id, failure: String(error) } satisfies CompileResponse);
  }
};
