import { runProgram } from '../../../../compile/link.ts';
import { runPackages } from '../../../../packages/run.ts';
import { whileWorking } from '../../clock/activity.ts';
import type { FrameConfig } from '../protocol.ts';
import type { Channel } from './channel.ts';
import type { Pauses } from './pauses.ts';
import { createPageLoopGuard } from '../../../../preview/frame/loop-guard.ts';
import { reportError } from '../../../../preview/frame/report.ts';

/** Runs the page's module scripts one after the other, then says that they ran, whether they threw or not. */
export async function runPrograms(
  channel: Channel,
  config: FrameConfig,
  globals: Record<string, unknown>,
  pauses: Pauses,
): Promise<void> {
  const findPackage = runPackages(config.packages);
  const guard = Object.assign(createPageLoopGuard(), pauses);

  for (const program of config.programs) {
    try {
      await runProgram(program, {
        // An address of the frame's own: inline code gives nothing but "Script error." in WebKit.
        evaluate: (source) =>
          whileWorking(
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
