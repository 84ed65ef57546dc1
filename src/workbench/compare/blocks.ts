import { diffArrays } from 'diff';

/** One line of a text, with its line break. Numbers start at 1. */
export interface Line {
  number: number;
  text: string;
}

/** Lines that stand side by side; `null` where one text has none. */
export interface Row {
  mine: Line | null;
  theirs: Line | null;
  isSame: boolean;
}

/** A part of two texts: lines that both have, or a place where they differ. In order, the blocks hold all lines of both. */
export interface Block {
  isSame: boolean;
  rows: Row[];
}

/** Places that lie as close as this are one: nobody wants to take them over apart. In lines. */
const near = 2;

/** Compares two texts line by line. Blocks that differ and blocks that do not take turns. */
export function toBlocks(mine: string, theirs: string): Block[] {
  const blocks: Block[] = [];
  for (const rows of toRuns(toLines(mine), toLines(theirs))) {
    const [previous, last] = blocks.slice(-2);
    const isSame = rows[0]?.isSame ?? true;
    if (!isSame && last?.isSame && previous && last.rows.length <= near) {
      blocks.pop();
      previous.rows.push(...last.rows, ...rows);
    } else blocks.push({ isSame, rows });
  }
  return blocks;
}

/** The learner's text after one block was taken over from the other text. */
export function takeBlock(blocks: readonly Block[], taken: Block): string {
  return blocks
    .flatMap((block) => block.rows.map((row) => (block === taken ? row.theirs : row.mine)))
    .map((line) => line?.text ?? '')
    .join('');
}

/** Rows of a block for one column: what goes away comes before what takes its place. */
export function toUnified(rows: readonly Row[]): Row[] {
  const unified: Row[] = [];
  let coming: Row[] = [];
  for (const { mine, theirs, isSame } of rows) {
    if (isSame) {
      unified.push(...coming, { mine, theirs, isSame });
      coming = [];
      continue;
    }
    if (mine) unified.push({ mine, theirs: null, isSame });
    if (theirs) coming.push({ mine: null, theirs, isSame });
  }
  return [...unified, ...coming];
}

/** The same lines and the differing ones in turns, each run of differing ones paired off. */
function toRuns(mine: string[], theirs: string[]): Row[][] {
  const runs: Row[][] = [];
  let [left, right] = [0, 0];
  const leftLines: Line[] = [];
  const rightLines: Line[] = [];

  function endChange() {
    const count = Math.max(leftLines.length, rightLines.length);
    const rows = Array.from({ length: count }, (_, index) => ({
      mine: leftLines[index] ?? null,
      theirs: rightLines[index] ?? null,
      isSame: false,
    }));
    if (count > 0) runs.push(rows);
    leftLines.length = rightLines.length = 0;
  }

  for (const { added, removed, value } of diffArrays(mine, theirs)) {
    if (added) for (const text of value) rightLines.push({ number: ++right, text });
    else if (removed) for (const text of value) leftLines.push({ number: ++left, text });
    else {
      endChange();
      runs.push(
        value.map((text) => ({
          mine: { number: ++left, text },
          theirs: { number: ++right, text },
          isSame: true,
        })),
      );
    }
  }
  endChange();
  return runs;
}

/** The lines of a text, each with its line break; the last may have none. */
function toLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
