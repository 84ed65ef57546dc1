import { halfOf, type Edits, type Files, type Half } from '#lib/files.ts';
import { takeBlock, toBlocks, type Block } from './blocks.ts';

/** A file that is not the same in two projects; `null` where a project has no such file. */
export interface Difference {
  path: string;
  half: Half;
  mine: string | null;
  theirs: string | null;
  blocks: Block[];
}

/** The files of both halves in which two projects differ, the page's first. Files outside of them are nobody's to edit. */
export function findDifferences(mine: Files, theirs: Files): Difference[] {
  const paths = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].sort();
  const differences = paths.flatMap((path): Difference[] => {
    const half = halfOf(path);
    const [left, right] = [mine[path] ?? null, theirs[path] ?? null];
    if (half === null || left === right) return [];
    return [{ path, half, mine: left, theirs: right, blocks: toBlocks(left ?? '', right ?? '') }];
  });
  const inHalf = (half: Half) => differences.filter((one) => one.half === half);
  return [...inHalf('frontend'), ...inHalf('backend')];
}

/** What changes in the learner's files when one block of a difference is taken over. */
export function takeOver(difference: Difference, block: Block): Edits {
  if (difference.mine === null || difference.theirs === null) return takeFile(difference);
  return { [difference.path]: takeBlock(difference.blocks, block) };
}

/** What changes when the whole file is taken over: also made, or deleted. */
export function takeFile({ path, theirs }: Difference): Edits {
  return { [path]: theirs };
}

/** What changes when everything is taken over. */
export function takeAll(mine: Files, theirs: Files): Edits {
  return Object.fromEntries(findDifferences(mine, theirs).map((one) => [one.path, one.theirs]));
}

/** How many places differ; a file that one side lacks is one. */
export function countPlaces({ mine, theirs, blocks }: Difference): number {
  if (mine === null || theirs === null) return 1;
  return blocks.filter(({ isSame }) => !isSame).length;
}
