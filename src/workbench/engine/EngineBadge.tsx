import { useId, type ReactNode } from 'react';
import { useStore } from '@nanostores/react';
import type { Running } from '../running.ts';
import type { EngineChoice } from './engine-choice.ts';

interface Props {
  running: Running;
  choice: EngineChoice;
}

/** Names the engine in which the learner's code runs; behind it, what that means and how to change it. */
export function EngineBadge({ running, choice }: Props) {
  const engine = useStore(running.$engine);
  const { webcontainer, isOffered, notice } = useStore(choice.$state);
  const id = useId();
  if (!engine) return null;
  const isContainer = engine.engine === 'webcontainer';
  const isStarting = webcontainer === 'booting' || (webcontainer === 'ready' && !isContainer);

  return (
    <>
      <button
        type="button"
        className="bar-button engine-badge"
        data-engine={engine.engine}
        popoverTarget={id}
      >
        <span className="visually-hidden">Engine: </span>
        {isContainer ? 'WebContainer' : 'Built-in'}
        {isStarting && <span aria-hidden="true">…</span>}
        {notice && (
          <>
            <span className="engine-mark" aria-hidden="true">
              !
            </span>
            <span className="visually-hidden">, not as you asked</span>
          </>
        )}
      </button>
      <div className="engine-panel" id={id} popover="auto" role="dialog" aria-label="Engine">
        <Explanation isContainer={isContainer} nodeVersion={engine.nodeVersion} />
        {isStarting && <p>The WebContainer is starting. It takes over when it is ready.</p>}
        {notice && <p>{notice}</p>}
        <p className="engine-choices">
          {webcontainer === 'failed' && (
            <button type="button" className="bar-button" onClick={choice.retry}>
              {isOffered ? 'Switch to it' : 'Try again'}
            </button>
          )}
          {webcontainer !== 'off' && (
            <button type="button" className="bar-button" onClick={choice.leave}>
              Use the built-in engine only
            </button>
          )}
          <a href="/settings/#engine">Engines, in the settings</a>
        </p>
      </div>
    </>
  );
}

function Explanation({ isContainer, nodeVersion }: { isContainer: boolean; nodeVersion: string }) {
  const node: ReactNode = <>Its programs see Node {nodeVersion}.</>;
  return isContainer ? (
    <p>
      Your code runs in a <b>WebContainer</b>, whose runtime comes from the servers of StackBlitz.{' '}
      {node}
    </p>
  ) : (
    <p>
      Your code runs in the <b>built-in engine</b>, in this browser. It asks no other server. {node}
    </p>
  );
}
