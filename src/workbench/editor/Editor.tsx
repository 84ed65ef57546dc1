import { useEffect, useId, useRef, useState } from 'react';
import { useStore } from '@nanostores/react';
import type { ReadableAtom } from 'nanostores';
import type { Half } from '#lib/files.ts';
import type { SourceLocation } from '#sandbox/wire/events.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { HalfIcon } from '../HalfIcon.tsx';
import type { Problem } from '../problems.ts';
import { Tabs } from '../Tabs.tsx';
import type { CodeEditor } from './code-editor.ts';
import { NewFile } from './NewFile.tsx';

interface Props {
  half: Half;
  workspace: Workspace;
  problems: readonly Problem[];
  /** The place to show next; places of the other half are not for this editor. */
  $place: ReadableAtom<SourceLocation | null>;
}

const names: Record<Half, string> = { frontend: 'Frontend', backend: 'Backend' };

/** The editor of one half: its files as tabs, the open one as code. */
export function Editor({ half, workspace, problems, $place }: Props) {
  const id = useId();
  const paths = useStore(workspace.$paths[half]);
  const open = useStore(workspace.$open[half]);
  const changed = useStore(workspace.$changed);
  const place = useStore($place);
  const shownPlace = useRef(place);
  const [indents, setIndents] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const editor = useCodeEditor(host, half, workspace, `${id}-keys`, setIndents);

  useEffect(() => {
    if (!editor || !open) return;
    editor.show(open);
    editor.mark(
      problems.flatMap(({ location, message }) =>
        location?.file === open ? [{ ...location, message }] : [],
      ),
    );
  }, [editor, open, problems]);

  /** A file that was made a moment ago: whoever made it goes on in it. */
  const fresh = useRef<string | null>(null);
  useEffect(() => {
    if (!editor || open === null || open !== fresh.current) return;
    fresh.current = null;
    editor.show(open);
    editor.goTo(1, 1);
  }, [editor, open]);

  // After the render, when the room is on the screen; and each request once.
  useEffect(() => {
    if (!editor || !place || place === shownPlace.current) return;
    if (place.file !== open) return;
    shownPlace.current = place;
    editor.show(place.file);
    editor.goTo(place.line, place.column);
  }, [editor, open, place]);

  return (
    <div className="editor">
      <div className="bar">
        <h2 className="half-name">
          <HalfIcon half={half} />
          {names[half]}
        </h2>
        <Tabs
          label={`${names[half]} files`}
          tabs={paths.map((path) => ({
            id: path,
            label: <FileLabel path={path} isChanged={changed.has(path)} />,
          }))}
          selected={open}
          onSelect={(path) => workspace.$open[half].set(path)}
          tabId={(path) => `${id}-${path}`}
          panelId={() => `${id}-code`}
        />
        <NewFile
          half={half}
          files={() => workspace.$files.get()}
          onCreate={(path) => {
            fresh.current = path;
            workspace.create(path);
          }}
        />
      </div>
      <div
        className="code"
        id={`${id}-code`}
        role="tabpanel"
        aria-labelledby={open ? `${id}-${open}` : undefined}
        ref={host}
      />
      <p className="editor-keys" id={`${id}-keys`} aria-live="polite">
        {indents
          ? 'Tab indents. Press Esc, then Tab, to leave the editor.'
          : 'Tab leaves the editor. Once you type here, it indents.'}
      </p>
    </div>
  );
}

function FileLabel({ path, isChanged }: { path: string; isChanged: boolean }) {
  return (
    <>
      {path.slice(path.indexOf('/') + 1)}
      {isChanged && (
        <>
          <span className="changed-dot" aria-hidden="true" />
          <span className="visually-hidden"> (changed)</span>
        </>
      )}
    </>
  );
}

/** Loads the code editor after the first paint and joins it with the workspace. `null` until it is there. */
function useCodeEditor(
  host: React.RefObject<HTMLDivElement | null>,
  half: Half,
  workspace: Workspace,
  describedBy: string,
  onTabKey: (indents: boolean) => void,
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
        nameOf: (path) => `${path.slice(path.indexOf('/') + 1)}, ${names[half].toLowerCase()}`,
        describedBy,
        onEdit: (path, contents) => workspace.edit(path, contents),
        onTabKey,
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
  }, [host, half, workspace, describedBy, onTabKey]);

  return editor;
}
