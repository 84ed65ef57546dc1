import { useState } from 'react';
import { useStore } from '@nanostores/react';
import type { EngineChoice } from './engine-choice.ts';

/** Says in a sentence why another engine runs than the learner has asked for, and what can be done about it. */
export function EngineNotice({ choice }: { choice: EngineChoice }) {
  const { webcontainer, isOffered, notice } = useStore(choice.$state);
  const [read, setRead] = useState<string | null>(null);
  const isShown = notice !== null && notice !== read;

  return (
    <div className="engine-notice" role="status">
      {isShown && (
        <div className="engine-notice-text">
          <p>{notice}</p>
          {webcontainer === 'failed' && (
            <button type="button" className="bar-button" onClick={choice.retry}>
              {isOffered ? 'Switch to it' : 'Try again'}
            </button>
          )}
          <button
            type="button"
            className="bar-button"
            onClick={() => {
              setRead(notice);
              if (isOffered) choice.decline();
            }}
          >
            {isOffered ? 'No, thanks' : 'Close'}{' '}
            <span className="visually-hidden">this notice</span>
          </button>
        </div>
      )}
    </div>
  );
}
