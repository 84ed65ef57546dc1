import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { Files } from '#lib/files.ts';
import { countPlaces, findDifferences, takeOver } from '#workbench/compare/differences.ts';
import { applyEdits } from '#workspace/files.ts';

const path = fc.constantFrom('frontend/app.ts', 'frontend/new.ts', 'backend/server.ts');
const files: fc.Arbitrary<Files> = fc.dictionary(path, fc.constantFrom('', 'a\n', 'a\nb\n', 'b'));

test('taking everything over gives the other project, file by file and place by place', () => {
  fc.assert(
    fc.property(files, files, (mine, theirs) => {
      let present = mine;
      for (let steps = 0; steps < 50; steps++) {
        const [difference] = findDifferences(present, theirs);
        if (!difference) break;
        const block = difference.blocks.find(({ isSame }) => !isSame);
        present = applyEdits(present, takeOver(difference, block ?? { isSame: false, rows: [] }));
      }
      expect(present).toEqual(theirs);
    }),
  );
});

test('files that one side lacks differ in one place, and files of neither half are left out', () => {
  const found = findDifferences(
    { 'package.json': '1', 'backend/server.ts': 'a\n', 'frontend/mine.ts': 'x\n' },
    { 'package.json': '2', 'backend/server.ts': 'b\n', 'frontend/empty.ts': '' },
  );
  expect(found.map(({ path, mine, theirs }) => [path, mine, theirs])).toEqual([
    ['frontend/empty.ts', null, ''],
    ['frontend/mine.ts', 'x\n', null],
    ['backend/server.ts', 'a\n', 'b\n'],
  ]);
  expect(found.map(countPlaces)).toEqual([1, 1, 1]);
});
