import { useCallback, useEffect, useState } from 'react';
import { nameWithinHalf, type Half } from '#lib/files.ts';
import type { Workspace } from '#workspace/workspace.ts';

/** Formats the open file of a half, with what there is to say about it. The formatter is loaded when it is first used. */
export function useFormat(half: Half, workspace: Workspace): { format(): void; says: string } {
  const [says, setSays] = useState('');

  // What was said is about the file as it was.
  useEffect(() => workspace.onEdit(() => setSays('')), [workspace]);

  const format = useCallback(() => {
    const path = workspace.$open[half].get();
    const contents = path === null ? undefined : workspace.$files.get()[path];
    if (path === null || contents === undefined) return;
    const name = nameWithinHalf(path);

    async function run(file: string, text: string) {
      setSays('Formatting…');
      const { formatFile } = await import('./format.ts');
      const formatted = await formatFile(file, text);
      if (workspace.$files.get()[file] !== text) return setSays('');
      workspace.edit(file, formatted);
      setSays(formatted === text ? `${name} is formatted already.` : `Formatted ${name}.`);
    }
    run(path, contents).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      setSays(`${name} stays as it is: ${reason}`);
    });
  }, [half, workspace]);

  return { format, says };
}
