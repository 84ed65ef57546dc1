import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from '@nanostores/react';
import { ChangeNotice } from '../ChangeNotice.tsx';
import type { Comparing, Comparison } from '../comparing.ts';
import type { Keeping } from '../keeping.ts';
import { Tabs } from '../Tabs.tsx';
import { solutionsToCompare, versionsToCompare, type Other } from './compare-with.ts';
import { takeAll } from './differences.ts';
import { Differences } from './Differences.tsx';
import './compare.css';

interface Props {
  shown: Comparison;
  comparing: Comparing;
  keeping: Keeping;
}

const titles: Record<Comparison, string> = {
  solutions: 'Compare with a solution',
  versions: 'Versions that passed',
};

/** A window over the page: the learner's files beside a solution, or beside a version that passed. */
export default function CompareWindow({ shown, comparing, keeping }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = () => dialog.current?.close();

  useLayoutEffect(() => {
    const window = dialog.current;
    window?.showModal();
    // Closed before it is taken away: only then the focus returns to where it was.
    return () => window?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="compare"
      aria-labelledby={id}
      onClose={() => comparing.$shown.set(null)}
    >
      <div className="compare-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {titles[shown]}
        </h2>
        <button type="button" className="bar-button" onClick={close}>
          Close
        </button>
      </div>
      {shown === 'solutions' ? (
        <WithSolutions
          comparing={comparing}
          keeping={keeping}
          onLeave={close}
          // The button that was pressed goes away.
          onLook={() => heading.current?.focus()}
        />
      ) : (
        <WithVersions keeping={keeping} />
      )}
      <ChangeNotice
        keeping={keeping}
        concerns={({ by }) => by === 'take' || by === 'bring-back' || by === 'undo'}
      />
    </dialog>
  );
}

interface SolutionsProps {
  comparing: Comparing;
  keeping: Keeping;
  onLeave(): void;
  /** Something else comes in the place of what was pressed. */
  onLook(): void;
}

function WithSolutions({ comparing, keeping, onLeave, onLook }: SolutionsProps) {
  const { passed } = useStore(keeping.$lesson);
  const agreed = useStore(comparing.$agreed);
  const solutions = useStore(comparing.$solutions);
  const mayLook = agreed || passed !== null;

  useEffect(() => {
    if (mayLook) void comparing.load();
  }, [mayLook, comparing]);

  if (!mayLook) {
    return (
      <div className="compare-says">
        <p>Seeing a solution ends the puzzle. Look anyway?</p>
        <p>The hints below each failed check help without telling the answer.</p>
        <p className="compare-choice">
          <button
            type="button"
            className="button button-primary"
            onClick={() => {
              onLook();
              comparing.$agreed.set(true);
            }}
          >
            Look at a solution
          </button>
          <button type="button" className="button" onClick={onLeave}>
            Keep trying
          </button>
        </p>
      </div>
    );
  }
  if (solutions.phase === 'loading') {
    return (
      <p className="compare-says" role="status">
        Fetching the solutions…
      </p>
    );
  }
  if (solutions.phase === 'failed') {
    return (
      <div className="compare-says" role="alert">
        <p>The solutions could not be loaded: {solutions.message} Your files are safe.</p>
        <button
          type="button"
          className="bar-button"
          onClick={() => {
            onLook();
            void comparing.load();
          }}
        >
          Try again
        </button>
      </div>
    );
  }
  return <Choice label="Solutions" others={solutionsToCompare(solutions)} keeping={keeping} />;
}

function WithVersions({ keeping }: { keeping: Keeping }) {
  const { versions } = useStore(keeping.$lesson);
  if (versions.length === 0) {
    return (
      <p className="compare-says">
        No version has passed yet. Each time all checks pass, your files are kept here as they are.
      </p>
    );
  }
  return (
    <Choice label="Versions" others={versionsToCompare(versions)} keeping={keeping}>
      {(other) => (
        <button
          type="button"
          className="bar-button"
          onClick={() => keeping.change('bring-back', takeAll(keeping.$files.get(), other.files))}
        >
          Bring this version back
        </button>
      )}
    </Choice>
  );
}

interface ChoiceProps {
  label: string;
  others: readonly Other[];
  keeping: Keeping;
  /** What can be done with the chosen one as a whole. */
  children?: (other: Other) => ReactNode;
}

/** One of several projects, beside the learner's. */
function Choice({ label, others, keeping, children }: ChoiceProps) {
  const id = useId();
  const mine = useStore(keeping.$files);
  const [chosen, setChosen] = useState<string | null>(null);
  const other = others.find((one) => one.id === chosen) ?? others[0];
  if (!other) return null;
  return (
    <>
      <div className="compare-bar">
        <Tabs
          label={label}
          tabs={others.map((one) => ({ id: one.id, label: one.name }))}
          selected={other.id}
          onSelect={setChosen}
          tabId={(one) => `${id}-${one}`}
          panelId={() => `${id}-panel`}
        />
        {children?.(other)}
      </div>
      <div
        className="compare-body"
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${other.id}`}
        // It scrolls, and may have nothing in it that takes the focus.
        tabIndex={0}
      >
        <Differences
          key={other.id}
          mine={mine}
          other={other}
          onTake={(files) => keeping.change('take', files)}
        />
      </div>
    </>
  );
}
