/** The questions that come back in the review: whole, with names of their own, and leading to paragraphs that are there. */
import { expect, it } from 'vitest';
import { readRecall, requireParagraphs } from '#course/questions.ts';

const texts = import.meta.glob<string>('/content/lessons/*/*/lesson.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const lessons = Object.entries(texts).map(([path, text]) => {
  const slug = /\d\d-([^/]+)\/lesson\.mdx$/.exec(path)?.[1] ?? path;
  return [slug, readRecall(text.replace(/^---\n.*?\n---\n/s, ''), path)] as const;
});

it('every lesson asks two, each with four options', () => {
  const others = lessons.filter(
    ([, { questions }]) =>
      questions.length !== 2 || questions.some(({ options }) => options.length !== 4),
  );
  expect(lessons.length).toBeGreaterThan(30);
  expect(others.map(([slug]) => slug)).toEqual([]);
});

it('each leads to a paragraph that answers it', () => {
  expect(() => requireParagraphs(Object.fromEntries(lessons))).not.toThrow();
});
