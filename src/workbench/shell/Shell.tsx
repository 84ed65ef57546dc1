import type { CSSProperties } from 'react';
import { nameWithinHalf, type Files, type Half } from '#lib/files.ts';
import { openFirst, pathsOf } from '#workspace/files.ts';
import { HalfIcon } from '../HalfIcon.tsx';
import { initialSplits } from '../Splitter.tsx';
import { roomNames, rooms } from '../rooms.ts';
import { Tabs } from '../Tabs.tsx';
import type { Highlight } from './highlight.ts';

const split = (percent: number) => ({ '--split': `${percent}%` }) as CSSProperties;
const nothing = () => {};

interface ShellProps {
  files: Files;
  /** Files the editors open first. */
  open: readonly string[];
  highlight: Highlight;
}

/**
 * The workbench before it is loaded: the same rooms, with the code to read and to type into. Drawn at build; `start.ts`
 * gives it life, and `first-steps.ts` says what was done here before the workbench took its place.
 */
export function Shell({ files, open, highlight }: ShellProps) {
  return (
    <section
      className="workbench shell"
      aria-label="Workbench"
      style={split(initialSplits.rooms)}
      tabIndex={-1}
    >
      <div />
      <div
        className="room room-front"
        role="region"
        aria-label="Dining room: frontend"
        data-room="front"
        data-shown="false"
        style={split(initialSplits.front)}
      >
        <Code half="frontend" files={files} open={open} highlight={highlight} />
        <div className="preview">
          <div className="bar">
            <span className="address">localhost</span>
          </div>
          <div className="preview-stage">
            <div className="preview-cover">
              <p className="shell-says" role="status">
                Page, kitchen and every request between them run on your device.
              </p>
              <button type="button" className="bar-button" data-start>
                Start both halves
              </button>
            </div>
          </div>
        </div>
      </div>
      <div />
      <div
        className="room room-pass"
        role="region"
        aria-label="The pass"
        data-room="pass"
        data-shown="false"
      >
        <div className="pass-strip">
          <div className="pass-head">
            <h2>The pass</h2>
            <p>0 requests</p>
          </div>
          <p className="pass-empty">
            Every request between page and kitchen hangs here as a ticket, once both halves run.
          </p>
        </div>
      </div>
      <div
        className="room room-kitchen"
        role="region"
        aria-label="Kitchen: backend"
        data-room="kitchen"
        data-shown="false"
        style={split(initialSplits.kitchen)}
      >
        <Code half="backend" files={files} open={open} highlight={highlight} />
        <div className="kitchen-side">
          <div className="bar" />
          <p className="panel-empty">What the kitchen prints will stand here.</p>
        </div>
      </div>
      <div className="room-tabs">
        <Tabs
          label="Rooms"
          tabs={rooms.map((id) => ({ id, label: roomNames[id] }))}
          selected="lesson"
          onSelect={nothing}
          tabId={(id) => `room-tab-${id}`}
          panelId={() => undefined}
        />
      </div>
    </section>
  );
}

const halfNames: Record<Half, string> = { frontend: 'Frontend', backend: 'Backend' };

function Code({ half, files, open: wanted, highlight }: ShellProps & { half: Half }) {
  const paths = pathsOf(files, half);
  const open = openFirst(paths, wanted);
  return (
    <div className="desk">
      <div className="editor">
        <div className="bar">
          <h2 className="half-name">
            <HalfIcon half={half} />
            {halfNames[half]}
          </h2>
          <Tabs
            label={`${halfNames[half]} files`}
            tabs={paths.map((path) => ({ id: path, label: nameWithinHalf(path) }))}
            selected={open ?? null}
            onSelect={nothing}
            tabId={(path) => `shell-${path}`}
            panelId={() => undefined}
          />
        </div>
        {open && (
          <div className="code">
            {/* It becomes editable as soon as it is known that nothing is kept of an earlier visit. */}
            <div
              className="shell-code"
              role="textbox"
              aria-multiline="true"
              aria-readonly="true"
              aria-label={`${nameWithinHalf(open)}, ${half}`}
              tabIndex={0}
              spellCheck={false}
              data-file={open}
            >
              {highlight(open, files[open] ?? '').map((pieces, index) => (
                <span key={index}>
                  {index > 0 && '\n'}
                  <span className="shell-line">
                    {pieces.map(({ text, classes }, at) =>
                      classes ? (
                        <span key={at} className={classes}>
                          {text}
                        </span>
                      ) : (
                        text
                      ),
                    )}
                  </span>
                </span>
              ))}
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
