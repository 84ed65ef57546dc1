import { runProgram, type LoopGuard } from '../../compile/link.ts';
import type { Program } from '../../compile/program.ts';
import { runPackages } from '../../packages/run.ts';
import type { Channel } from './channel.ts';
import { createPageLoopGuard } from './loop-guard.ts';
import { reportError } from './report.ts';

/** What a page runs. */
export interface PagePrograms {
  /** Address the page believes it has. */
  url: string;
  /** Programs of the page's module scripts, in their order. */
  programs: Program[];
  /** Sources of the packages they import. */
  packages: string[];
}

/** What an engine does about a page that is held, and about modules that are being loaded. */
export interface ProgramHooks {
  debug?: LoopGuard['debug'];
  whileLoading?<Loaded>(work: Promise<Loaded>): Promise<Loaded>;
}

/** Runs the page's module scripts one after the other, then says that they ran, whether they threw or not. */
export async function runPrograms(
  channel: Channel,
  config: PagePrograms,
  globals: Record<string, unknown>,
  { debug, whileLoading = (work) => work }: ProgramHooks = {},
): Promise<void> {
  const findPackage = runPackages(config.packages);
  const guard = Object.assign(createPageLoopGuard(), { debug });

  for (const program of config.programs) {
    try {
      await runProgram(program, {
        // An address of the frame's own: inline code gives nothing but "Script error." in WebKit.
        evaluate: (source) =>
          whileLoading(
            import(
              /* @vite-ignore */ URL.createObjectURL(
                new Blob([source], { type: 'text/javascript' }),
              )
            ),
          ),
        packageNamespace: (name) => findPackage(name) ?? {},
        guard,
        onImport: (path) => channel.send({ type: 'imported', path }),
        globals,
        meta: (path) => ({ url: new URL(`/${path.replace(/^[^/]*\//, '')}`, config.url).href }),
      });
    } catch (error) {
      reportError(channel, error);
    }
  }
  channel.send({ type: 'ran' });
}
