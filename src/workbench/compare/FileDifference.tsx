import { useEffect, useMemo, useState } from 'react';
import type { Language } from '@codemirror/language';
import { nameWithinHalf, type Edits } from '#lib/files.ts';
import { languageOf, loadLanguage } from '../editor/languages.ts';
import { toPieces } from '../editor/pieces.ts';
import { HalfIcon } from '../HalfIcon.tsx';
import { useMediaQuery } from '../use-media-query.ts';
import { DifferingLines, SameLines, type Colored } from './Lines.tsx';
import { countPlaces, takeFile, takeOver, type Difference } from './differences.ts';

interface Props {
  difference: Difference;
  /** What the other project is called: `Solution A`. */
  otherName: string;
  onTake(files: Edits): void;
}

/** One file as both sides have it: side by side, or in one column where there is no room for two. */
export function FileDifference({ difference, otherName, onTake }: Props) {
  const { path, half, mine, theirs, blocks } = difference;
  const isNarrow = useMediaQuery('(max-width: 899.98px)');
  const colored = useColored(difference);
  const places = countPlaces(difference);
  const isWhole = mine === null || theirs === null;
  const name = nameWithinHalf(path);
  const differing = blocks.filter(({ isSame }) => !isSame);

  return (
    <section className="file-difference" aria-label={`${name}, ${half}`}>
      <div className="file-difference-head">
        <h3 data-half={half}>
          <HalfIcon half={half} /> {path}
        </h3>
        {isWhole && (
          <p>{mine === null ? 'You have no such file.' : `${otherName} has no such file.`}</p>
        )}
        {(isWhole || places > 1) && (
          <TakeButton
            label={toFileLabel(difference)}
            about={name}
            onPress={() => onTake(takeFile(difference))}
          />
        )}
      </div>
      <table className="diff" data-columns={isNarrow ? 'one' : 'two'}>
        <colgroup>
          {(isNarrow ? [1] : [1, 2]).flatMap((column) => [
            <col key={`${column} numbers`} className="diff-numbers" />,
            <col key={`${column} code`} />,
          ])}
        </colgroup>
        <thead>
          <tr>
            <LineHeading />
            <th scope="col">{isNarrow ? `Yours − and ${otherName} +` : 'Your file'}</th>
            {!isNarrow && (
              <>
                <LineHeading />
                <th scope="col">{otherName}</th>
              </>
            )}
          </tr>
        </thead>
        {blocks.map((block, index) =>
          block.isSame ? (
            <SameLines
              key={index}
              rows={block.rows}
              isFirst={index === 0}
              isLast={index === blocks.length - 1}
              isNarrow={isNarrow}
              colored={colored}
            />
          ) : (
            <DifferingLines
              key={index}
              rows={block.rows}
              isNarrow={isNarrow}
              colored={colored}
              action={
                !isWhole && (
                  <TakeButton
                    label="Take this change"
                    about={`${differing.indexOf(block) + 1} of ${places}, ${name}`}
                    onPress={() => onTake(takeOver(difference, block))}
                  />
                )
              }
            />
          ),
        )}
      </table>
    </section>
  );
}

function LineHeading() {
  return (
    <th scope="col">
      <span className="visually-hidden">Line</span>
    </th>
  );
}

function toFileLabel({ mine, theirs }: Difference): string {
  if (mine === null) return 'Take this file over';
  return theirs === null ? 'Delete this file' : 'Take the whole file';
}

interface TakeButtonProps {
  label: string;
  about: string;
  onPress(): void;
}

function TakeButton({ label, about, onPress }: TakeButtonProps) {
  return (
    <button type="button" className="bar-button" data-take onClick={onPress}>
      {label}
      <span className="visually-hidden"> ({about})</span>
    </button>
  );
}

/** Both texts in colors; plain until their language is there. */
function useColored({ path, mine, theirs }: Difference): Colored {
  const [language, setLanguage] = useState<Language | null>(
    () => languageOf(path)?.language ?? null,
  );
  useEffect(() => {
    let isGone = false;
    loadLanguage(path).then(
      (loaded) => !isGone && setLanguage(loaded?.language ?? null),
      () => {
        // Without colors it can be read as well.
      },
    );
    return () => void (isGone = true);
  }, [path]);
  return useMemo(
    () => ({ mine: toPieces(language, mine ?? ''), theirs: toPieces(language, theirs ?? '') }),
    [language, mine, theirs],
  );
}
