import { useEffect, useMemo, useRef } from 'react';
import type { Edits, Files } from '#lib/files.ts';
import type { Other } from './compare-with.ts';
import { countPlaces, findDifferences } from './differences.ts';
import { FileDifference } from './FileDifference.tsx';

interface Props {
  mine: Files;
  other: Other;
  onTake(files: Edits): void;
}

/** All places in which the learner's files and another project differ. */
export function Differences({ mine, other, onTake }: Props) {
  const differences = useMemo(() => findDifferences(mine, other.files), [mine, other]);
  const places = differences.reduce((sum, one) => sum + countPlaces(one), 0);
  const top = useRef<HTMLDivElement>(null);
  const summary = useRef<HTMLParagraphElement>(null);
  /** Which of the buttons that take something over was pressed. */
  const pressed = useRef<number | null>(null);

  // Its place is gone: the focus goes on to the next one.
  useEffect(() => {
    if (pressed.current === null) return;
    const next = takeButtons(top.current)[pressed.current] ?? summary.current;
    pressed.current = null;
    next?.focus();
  }, [differences]);

  function take(files: Edits) {
    pressed.current = takeButtons(top.current).findIndex((one) => one === document.activeElement);
    onTake(files);
  }

  return (
    <div ref={top}>
      <p className="compare-summary" ref={summary} tabIndex={-1}>
        {places === 0
          ? `Your files are the same as ${toTitle(other.name)}.`
          : `${places} ${places === 1 ? 'place differs' : 'places differ'}, in ${differences.length} ${differences.length === 1 ? 'file' : 'files'}.`}
      </p>
      {differences.map((difference) => (
        <FileDifference
          key={difference.path}
          difference={difference}
          otherName={other.name}
          onTake={take}
        />
      ))}
    </div>
  );
}

/** `Solution A`, or `the version that passed 3 March, 14:05`. */
function toTitle(name: string): string {
  return name.replace(/^Passed /, 'the version that passed ');
}

function takeButtons(top: HTMLElement | null): HTMLElement[] {
  return [...(top?.querySelectorAll<HTMLElement>('[data-take]') ?? [])];
}
