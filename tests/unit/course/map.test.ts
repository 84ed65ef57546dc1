import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseFolder } from '../../../src/course/outline.ts';

const lessons = fileURLToPath(new URL('../../../content/lessons', import.meta.url));

const modules = readdirSync(lessons, { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);

/** Numbers of the lessons in a module's folder: those written, and those `module.yaml` announces. */
function lessonNumbers(module: string): number[] {
  const folder = `${lessons}/${module}`;
  const written = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => parseFolder(entry.name).number);
  const announced = readFileSync(`${folder}/module.yaml`, 'utf8').matchAll(/^ +- number: (\d+)$/gm);
  return [...written, ...Array.from(announced, ([, number]) => Number(number))];
}

test('the course has ten modules, numbered from 0', () => {
  const numbers = modules.map((module) => parseFolder(module.name).number);
  expect(numbers.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('the map shows 48 lessons, each number once', () => {
  const numbers = modules.flatMap((module) => lessonNumbers(module.name));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 48 }, (_, i) => i + 1));
});
