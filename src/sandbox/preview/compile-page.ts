import type { Files } from '#lib/files.ts';
import type { Compiler } from '../compile/compiler.ts';
import type { Program } from '../compile/program.ts';
import { loadPackages } from '../packages/load.ts';
import { offeredNames } from '../packages/offered.ts';
import type { WireLog } from '../wire/log.ts';

/** A module script: a file of the project, or code inside the page. */
export interface PageEntry {
  /** For code inside the page, the page's own path. */
  path: string;
  /** The code inside the page, on the lines where it stands there. */
  inline: string | null;
}

/** A page's module scripts, ready to run in the frame. */
export interface CompiledPage {
  programs: Program[];
  /** Sources of the packages they import. */
  packages: string[];
}

/** Compiles the module scripts of a page. Problems go to the wire; the scripts without any still run. */
export async function compilePage(
  compiler: Compiler,
  wire: WireLog,
  files: Files,
  entries: PageEntry[],
): Promise<CompiledPage> {
  const results = await Promise.all(
    entries.map(({ path, inline }) => {
      const sources = inline === null ? files : { ...files, [path]: inline };
      return compiler.compile(sources, path, 'page', offeredNames('page'));
    }),
  );
  for (const problem of results.flatMap((result) => (result.ok ? [] : result.problems))) {
    wire.append({ kind: 'error', half: 'frontend', phase: 'compile', stack: [], ...problem });
  }
  const programs = results.flatMap((result) => (result.ok ? [result.program] : []));
  return { programs, packages: await loadPackages('page', programs) };
}
