import { useEffect, useState, type RefObject } from 'react';
import { nameWithinHalf, type Half } from '#lib/files.ts';
import type { Workspace } from '#workspace/workspace.ts';
import type { CodeEditor } from './code-editor.ts';

/** Loads the code editor after the first paint and joins it with the workspace. `null` until it is there. */
export function useCodeEditor(
  host: RefObject<HTMLDivElement | null>,
  half: Half,
  workspace: Workspace,
  describedBy: string,
  onTabKey: (indents: boolean) => void,
  onFormat: () => void,
): CodeEditor | null {
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  if (failure) throw failure;

  useEffect(() => {
    let dispose: (() => void) | null = null;
    let isGone = false;
    import('./code-editor.ts').then(({ createCodeEditor }) => {
      if (isGone || !host.current) return;
      const created = createCodeEditor({
        parent: host.current,
        files: workspace.$files.get(),
        nameOf: (path) => `${nameWithinHalf(path)}, ${half}`,
        describedBy,
        onEdit: (path, contents) => workspace.edit(path, contents),
        onTabKey,
        onFormat,
      });
      // At once, not with the next render: what was typed meanwhile would be undone.
      const stop = workspace.$files.listen((files) => created.load(files));
      dispose = () => {
        stop();
        created.dispose();
      };
      setEditor(created);
    }, setFailure);
    return () => {
      isGone = true;
      dispose?.();
      setEditor(null);
    };
  }, [host, half, workspace, describedBy, onTabKey, onFormat]);

  return editor;
}
