import { useState, type ReactNode } from 'react';
import type { Piece } from '../editor/pieces.ts';
import { toUnified, type Line, type Row } from './blocks.ts';

/** The lines of both texts in pieces with their colors. */
export interface Colored {
  mine: Piece[][];
  theirs: Piece[][];
}

interface LinesProps {
  rows: readonly Row[];
  isNarrow: boolean;
  colored: Colored;
}

/** How many lines around a place are shown, so that one sees where it is. */
const around = 3;

/** A place where the files differ, under the button that takes it over. */
export function DifferingLines({
  rows,
  isNarrow,
  colored,
  action,
}: LinesProps & { action: ReactNode }) {
  return (
    <tbody className="diff-place">
      {action && (
        <tr>
          <td className="diff-action" colSpan={isNarrow ? 2 : 4}>
            {action}
          </td>
        </tr>
      )}
      <Rows rows={isNarrow ? toUnified(rows) : rows} isNarrow={isNarrow} colored={colored} />
    </tbody>
  );
}

/** Lines that are the same: those next to a place, and the rest when asked for. */
export function SameLines({
  rows,
  isFirst,
  isLast,
  ...look
}: LinesProps & { isFirst: boolean; isLast: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const before = isFirst ? 0 : around;
  const after = isLast ? 0 : around;
  const hidden = rows.length - before - after;
  // One line that says what is left out takes as much room as the line itself.
  if (isOpen || hidden <= 1) {
    return (
      <tbody>
        <Rows rows={rows} {...look} />
      </tbody>
    );
  }
  return (
    <tbody>
      <Rows rows={rows.slice(0, before)} {...look} />
      <tr>
        <td className="diff-fold" colSpan={look.isNarrow ? 2 : 4}>
          <button type="button" className="text-button" onClick={() => setOpen(true)}>
            Show {hidden} lines that are the same
          </button>
        </td>
      </tr>
      <Rows rows={rows.slice(rows.length - after)} {...look} />
    </tbody>
  );
}

function Rows({ rows, isNarrow, colored }: LinesProps) {
  return rows.map(({ mine, theirs, isSame }, index) => (
    <tr key={index}>
      {isNarrow ? (
        <Cells
          line={mine ?? theirs}
          side={mine ? 'mine' : 'theirs'}
          isSame={isSame}
          colored={colored}
        />
      ) : (
        <>
          <Cells line={mine} side="mine" isSame={isSame} colored={colored} />
          <Cells line={theirs} side="theirs" isSame={isSame} colored={colored} />
        </>
      )}
    </tr>
  ));
}

interface CellsProps {
  line: Line | null;
  side: 'mine' | 'theirs';
  isSame: boolean;
  colored: Colored;
}

/** The number of a line, with the sign of what becomes of it, and the line. */
function Cells({ line, side, isSame, colored }: CellsProps) {
  if (!line) {
    return (
      <>
        <td className="diff-number" />
        <td className="diff-code" data-is="nothing" />
      </>
    );
  }
  const is = isSame ? 'same' : side;
  const sign = side === 'mine' ? '−' : '+';
  return (
    <>
      <td className="diff-number" data-is={is}>
        {!isSame && (
          <>
            <span className="visually-hidden">
              {side === 'mine' ? 'only yours, line' : 'not yours, line'}
            </span>
            <span aria-hidden="true">{sign}</span>
          </>
        )}{' '}
        {line.number}
      </td>
      <td className="diff-code" data-is={is}>
        {(colored[side][line.number - 1] ?? []).map(({ text, classes }, at) =>
          classes ? (
            <span key={at} className={classes}>
              {text}
            </span>
          ) : (
            text
          ),
        )}
        {!isSame && !line.text.endsWith('\n') && (
          <span className="diff-aside"> (the file ends without a line break)</span>
        )}
      </td>
    </>
  );
}
