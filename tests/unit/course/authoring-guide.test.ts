import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import { expect, test } from 'vitest';
import { readRecall, requireParagraphs } from '../../../src/course/questions.ts';
import { parseEntry } from '../../../src/course/parse-entry.ts';
import { lessonSchema, moduleSchema } from '../../../src/course/schema.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const guide = readFileSync(`${root}content/README.md`, 'utf8');

/** The first fenced block of a language in the guide. */
function example(language: string): string {
  const fence = new RegExp(`^(\`{3,})${language}\\n(.*?)^\\1$`, 'ms').exec(guide);
  if (!fence?.[2]) throw new Error(`The guide shows no ${language}.`);
  return fence[2];
}

test('the lesson in the guide has a head the build would take', () => {
  const { frontmatter } = parseFrontmatter(example('mdx'));
  expect(parseEntry(lessonSchema, frontmatter, 'content/README.md').template).toBe('restaurant');
});

test('the review would take the questions of the lesson in the guide', () => {
  const { content } = parseFrontmatter(example('mdx'));
  const recall = readRecall(content, 'content/README.md');
  expect(recall.questions.map(({ id }) => id)).toEqual(['ask']);
  expect(() => requireParagraphs({ soup: recall })).not.toThrow();
});

test('the module in the guide is one the build would take', () => {
  const { frontmatter } = parseFrontmatter(`---\n${example('yaml')}---\n`);
  expect(parseEntry(moduleSchema, frontmatter, 'content/README.md').planned).toHaveLength(1);
});

test('the guide uses and lists only components that exist', () => {
  const names = new Set(Array.from(guide.matchAll(/<([A-Z]\w+)/g), ([, name]) => name));
  expect([...names].toSorted()).toEqual([
    ...['Anchor', 'Exercise', 'Note', 'Option', 'Predict', 'Question', 'RealKitchen'],
    ...['Recall', 'WhatChanged'],
  ]);
  for (const name of names) {
    expect(existsSync(`${root}src/components/lesson/${name}.astro`), name).toBe(true);
  }
});
