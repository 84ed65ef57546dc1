import { useStore } from '@nanostores/react';
import type { BackendStatus } from '#sandbox/run-project.ts';
import type { Running } from '../running.ts';

const words: Record<BackendStatus, string> = {
  stopped: 'Stopped',
  starting: 'Starting…',
  listening: 'Listening',
  failed: 'Failed',
};
const marks: Record<BackendStatus, string> = {
  stopped: '■',
  starting: '…',
  listening: '●',
  failed: '✗',
};

/** How the kitchen's process stands, with the buttons that start and stop it. */
export function KitchenProcess({ running }: { running: Running }) {
  const status = useStore(running.$backend);
  const phase = useStore(running.$phase);
  // The checks start and stop the kitchen themselves.
  const isHeld = useStore(running.$held);
  const isOut = isHeld || phase.phase !== 'running';
  const isStopped = status === 'stopped' || status === 'failed';

  return (
    <div className="kitchen-process">
      <span className="process-status" data-status={status} role="status">
        <span aria-hidden="true">{marks[status]}</span>
        <span className="visually-hidden">Kitchen: </span> {words[status]}
      </span>
      <button
        type="button"
        className="bar-button"
        aria-disabled={isOut}
        onClick={() => !isOut && void running.startKitchen()}
      >
        {isStopped ? 'Start' : 'Restart'} <span className="visually-hidden">the kitchen</span>
      </button>
      <button
        type="button"
        className="bar-button"
        aria-disabled={isOut || isStopped}
        onClick={() => !isOut && !isStopped && void running.stopKitchen()}
      >
        Stop <span className="visually-hidden">the kitchen</span>
      </button>
    </div>
  );
}
