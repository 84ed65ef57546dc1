import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { takeBlock, toBlocks, toUnified, type Block } from '#workbench/compare/blocks.ts';

/** Few different lines, so that texts have much in common; line breaks and their absence included. */
const text = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', '}\n'), { maxLength: 30 })
  .chain((lines) => fc.constantFrom(lines.join(''), lines.join('').trimEnd()));
const changes = (blocks: Block[]) => blocks.filter(({ isSame }) => !isSame);
const side = (blocks: Block[], name: 'mine' | 'theirs') =>
  blocks.flatMap(({ rows }) => rows.map((row) => row[name]?.text ?? '')).join('');

describe('blocks', () => {
  test('hold all lines of both texts, in order, and take turns', () => {
    fc.assert(
      fc.property(text, text, (mine, theirs) => {
        const blocks = toBlocks(mine, theirs);
        expect(side(blocks, 'mine')).toBe(mine);
        expect(side(blocks, 'theirs')).toBe(theirs);
        blocks.forEach(({ isSame, rows }, index) => {
          expect(isSame).not.toBe(blocks[index - 1]?.isSame);
          expect(rows.some((row) => !row.isSame)).toBe(!isSame);
        });
        for (const name of ['mine', 'theirs'] as const) {
          const numbers = blocks.flatMap(({ rows }) => rows.flatMap((row) => row[name] ?? []));
          expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
        }
      }),
    );
  });

  test('of equal texts are one, or none', () => {
    expect(toBlocks('a\nb\n', 'a\nb\n').map(({ isSame }) => isSame)).toEqual([true]);
    expect(toBlocks('', '')).toEqual([]);
  });

  test('that lie close are one', () => {
    expect(changes(toBlocks('1\na\n2\n', '3\na\n4\n'))).toHaveLength(1);
    expect(changes(toBlocks('1\na\nb\nc\n2\n', '3\na\nb\nc\n4\n'))).toHaveLength(2);
  });
});

describe('taking over', () => {
  test('every block gives the other text, in whatever order', () => {
    fc.assert(
      fc.property(text, text, fc.infiniteStream(fc.nat()), (mine, theirs, choices) => {
        let present = mine;
        for (;;) {
          const blocks = toBlocks(present, theirs);
          const open = changes(blocks);
          if (open.length === 0) break;
          const before = open.length;
          present = takeBlock(blocks, open[choices.next().value! % before]!);
          expect(changes(toBlocks(present, theirs)).length).toBeLessThan(before);
        }
        expect(present).toBe(theirs);
      }),
    );
  });

  test('one block leaves all others as they are', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), (mine, theirs, choice) => {
        const blocks = toBlocks(mine, theirs);
        const open = changes(blocks);
        if (open.length === 0) return;
        const taken = open[choice % open.length]!;
        const expected = blocks.map((block) => side([block], block === taken ? 'theirs' : 'mine'));
        expect(takeBlock(blocks, taken)).toBe(expected.join(''));
      }),
    );
  });

  test('none changes nothing', () => {
    fc.assert(
      fc.property(text, text, (mine, theirs) => {
        expect(takeBlock(toBlocks(mine, theirs), { isSame: false, rows: [] })).toBe(mine);
      }),
    );
  });
});

test('in one column what goes away comes before what takes its place', () => {
  const [block] = toBlocks('1\n2\na\n3\n', '4\n5\na\n6\n');
  const signs = toUnified(block!.rows).map(({ mine, theirs, isSame }) =>
    isSame ? ` ${mine?.text}` : mine ? `-${mine.text}` : `+${theirs?.text}`,
  );
  expect(signs.join('')).toBe('-1\n-2\n+4\n+5\n a\n-3\n+6\n');
});
