import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from '@nanostores/react';
import { nameWithinHalf, type Half } from '#lib/files.ts';
import type { Workspace } from '#workspace/workspace.ts';
import type { Keeping } from '../keeping.ts';
import { Tabs } from '../Tabs.tsx';
import { FileMenu, type FileAction } from './FileMenu.tsx';
import { FileNameForm } from './FileNameForm.tsx';
import { NewFile } from './NewFile.tsx';
import { toNewFile } from './new-file-name.ts';

interface Props {
  half: Half;
  workspace: Workspace;
  keeping: Keeping;
  /** Element ids of a file's tab, and of the panel. */
  tabId(path: string): string;
  panelId: string;
  /** What else can be done with the open file. */
  actions: readonly FileAction[];
  /** Somebody made a file and goes on in it. */
  onCreate(path: string): void;
}

/** The files of one half as tabs, and what can be done with them: make, rename, delete. */
export function FileTabs({ half, workspace, keeping, tabId, panelId, actions, onCreate }: Props) {
  const paths = useStore(workspace.$paths[half]);
  const open = useStore(workspace.$open[half]);
  const changed = useStore(workspace.$changed);
  const [renamed, setRenamed] = useState<string | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  /** Whether the focus was in something that has gone: it goes to the open file's tab. */
  const wantsFocus = useRef(false);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const tab = bar.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]');
    (tab ?? bar.current?.querySelector<HTMLElement>('button'))?.focus();
  }, [open, renamed]);

  function remove(path: string) {
    wantsFocus.current = true;
    keeping.change('delete', { [path]: null });
  }
  function rename(from: string, to: string) {
    leave(true);
    keeping.change('rename', { [from]: null, [to]: workspace.$files.get()[from] ?? '' });
  }
  function leave(byKey: boolean) {
    wantsFocus.current = byKey;
    setRenamed(null);
  }
  function onTabKey(path: string, event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'F2') setRenamed(path);
    else if (event.key === 'Delete') remove(path);
    else return;
    event.preventDefault();
  }

  return (
    <div className="file-tabs" ref={bar}>
      <Tabs
        label={half === 'frontend' ? 'Frontend files' : 'Backend files'}
        tabs={paths.map((path) => ({
          id: path,
          label: <FileLabel path={path} isChanged={changed.has(path)} />,
        }))}
        selected={open}
        onSelect={(path) => workspace.$open[half].set(path)}
        tabId={tabId}
        panelId={() => panelId}
        keys="F2 Delete"
        onTabKey={onTabKey}
      />
      {renamed !== null && (
        <FileNameForm
          key={renamed}
          label={`New name of ${nameWithinHalf(renamed)}`}
          initial={nameWithinHalf(renamed)}
          judge={(typed) => toNewFile(typed, half, workspace.$files.get())}
          onPath={(path) => rename(renamed, path)}
          onLeave={leave}
        />
      )}
      {open !== null && (
        <FileMenu
          label={`More for ${nameWithinHalf(open)}`}
          actions={[
            ...actions,
            { label: `Rename ${nameWithinHalf(open)}`, keys: 'F2', act: () => setRenamed(open) },
            { label: `Delete ${nameWithinHalf(open)}`, keys: 'Del', act: () => remove(open) },
          ]}
        />
      )}
      <NewFile
        half={half}
        files={() => workspace.$files.get()}
        onCreate={(path) => {
          onCreate(path);
          workspace.create(path);
        }}
      />
    </div>
  );
}

function FileLabel({ path, isChanged }: { path: string; isChanged: boolean }) {
  return (
    <>
      {nameWithinHalf(path)}
      {isChanged && (
        <>
          <span className="changed-dot" aria-hidden="true" />
          <span className="visually-hidden"> (changed)</span>
        </>
      )}
    </>
  );
}
