import { useStore } from '@nanostores/react';
import type { Half } from '#lib/files.ts';
import { Editor } from './editor/Editor.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { Problems } from './problems/Problems.tsx';
import type { Session } from './session.ts';
import { Splitter } from './Splitter.tsx';

interface DeskProps {
  half: Half;
  session: Session;
  /** Width in percent of the room, and how to change it; `null` where the desk has the room's whole width. */
  width: { percent: number; initial: number; onChange(percent: number): void } | null;
}

/** Where one half is written: its editor, what is wrong with it, and the edge by which its width is changed. */
export function Desk({ half, session, width }: DeskProps) {
  const problems = useStore(session.$problems)[half];
  const id = `${half}-desk`;
  return (
    <>
      <div className="desk" id={id}>
        <PanelBoundary name={`The ${half} editor`}>
          <Editor
            half={half}
            workspace={session.workspace}
            keeping={session.keeping}
            problems={problems}
            $place={session.view.$place}
          />
        </PanelBoundary>
        <Problems problems={problems} onShow={session.showPlace} />
      </div>
      {width && (
        <Splitter
          label={`Width of the ${half} editor`}
          orientation="vertical"
          controls={id}
          {...width}
        />
      )}
    </>
  );
}
