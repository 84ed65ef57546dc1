import { useEffect, useId, useRef, useState } from 'react';
import { useStore } from '@nanostores/react';
import type { ReadableAtom } from 'nanostores';
import { halfOf, type Half } from '#lib/files.ts';
import type { SourceLocation } from '#sandbox/wire/events.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { ChangeNotice } from '../ChangeNotice.tsx';
import { HalfIcon } from '../HalfIcon.tsx';
import type { Keeping } from '../keeping.ts';
import type { Problem } from '../problems.ts';
import { FileTabs } from './FileTabs.tsx';
import { useCodeEditor } from './use-code-editor.ts';
import { useFormat } from './use-format.ts';

interface Props {
  half: Half;
  workspace: Workspace;
  keeping: Keeping;
  problems: readonly Problem[];
  /** The place to show next; places of the other half are not for this editor. */
  $place: ReadableAtom<SourceLocation | null>;
}

const names: Record<Half, string> = { frontend: 'Frontend', backend: 'Backend' };

const findKeys = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ F' : 'Ctrl F');

/** The editor of one half: its files as tabs, the open one as code. */
export function Editor({ half, workspace, keeping, problems, $place }: Props) {
  const id = useId();
  const open = useStore(workspace.$open[half]);
  const place = useStore($place);
  const shownPlace = useRef(place);
  const [indents, setIndents] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const { format, says } = useFormat(half, workspace);
  const editor = useCodeEditor(host, half, workspace, `${id}-keys`, setIndents, format);

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
        <FileTabs
          half={half}
          workspace={workspace}
          keeping={keeping}
          tabId={(path) => `${id}-${path}`}
          panelId={`${id}-code`}
          actions={[
            { label: 'Find in this file', keys: findKeys(), act: () => editor?.find() },
            { label: 'Format this file', keys: 'Shift Alt F', act: format },
          ]}
          onCreate={(path) => (fresh.current = path)}
        />
      </div>
      <ChangeNotice
        keeping={keeping}
        concerns={({ after }) => Object.keys(after).some((path) => halfOf(path) === half)}
      />
      <div className="editor-says" role="status">
        {says !== '' && <p>{says}</p>}
      </div>
      {open === null && (
        <p className="panel-empty">The {half} has no files. Make one with the + above.</p>
      )}
      <div
        className="code"
        hidden={open === null}
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
