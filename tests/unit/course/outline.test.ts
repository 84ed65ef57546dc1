import { describe, expect, test } from 'vitest';
import {
  allLessons,
  findLesson,
  neighbors,
  parseFolder,
  slugOf,
  toOutline,
  type Entry,
} from '../../../src/course/outline.ts';
import type { LessonHead, ModuleHead } from '../../../src/course/schema.ts';

function moduleEntry(
  id: string,
  planned: [number: number, slug: string][] = [],
): Entry<ModuleHead> {
  return {
    id,
    data: {
      title: `Module ${id}`,
      summary: '',
      role: '',
      place: '',
      after: '',
      planned: planned.map(([number, slug]) => ({
        number,
        slug,
        title: slug,
        halves: ['backend'],
      })),
    },
  };
}

function lessonEntry(id: string): Entry<LessonHead> {
  const data: LessonHead = {
    title: id,
    summary: '',
    minutes: 20,
    halves: ['frontend'],
    duties: ['H1'],
    needs: ['server'],
    template: 'restaurant',
    sources: [],
    edition: '2026.1',
  };
  return { id, data };
}

const outline = toOutline(
  [
    moduleEntry('01-dining-room', [[4, 'real-buttons']]),
    moduleEntry('00-handshake', [[2, 'slip']]),
  ],
  [
    lessonEntry('01-dining-room/05-form'),
    lessonEntry('00-handshake/03-getting-around'),
    lessonEntry('00-handshake/01-two-halves'),
  ],
);

describe('the outline', () => {
  test('orders modules and lessons by the numbers of their folders', () => {
    expect(outline.map((module) => module.slug)).toEqual(['handshake', 'dining-room']);
    expect(allLessons(outline).map((lesson) => lesson.slug)).toEqual([
      ...['two-halves', 'slip', 'getting-around'],
      ...['real-buttons', 'form'],
    ]);
  });

  test('tells written lessons from planned ones', () => {
    const [written, planned] = allLessons(outline);
    expect(written?.head?.minutes).toBe(20);
    expect(planned?.head).toBeNull();
  });

  test('leads from one written lesson to the next, across modules', () => {
    const { previous, next } = neighbors(outline, 'getting-around');
    expect(previous?.slug).toBe('two-halves');
    expect(next?.slug).toBe('form');
    expect(neighbors(outline, 'two-halves').previous).toBeNull();
    expect(neighbors(outline, 'form').next).toBeNull();
    expect(neighbors(outline, 'unknown')).toEqual({ previous: null, next: null });
  });

  test('finds a lesson with its module', () => {
    expect(findLesson(outline, 'form').module.slug).toBe('dining-room');
    expect(() => findLesson(outline, 'unknown')).toThrow('there is no lesson "unknown"');
  });

  test('refuses a lesson in a folder that is no module', () => {
    expect(() => toOutline([], [lessonEntry('07-rules/32-house-rules')])).toThrow(
      'content/lessons/07-rules/32-house-rules/lesson.mdx: its module is unknown — add content/lessons/07-rules/module.yaml.',
    );
  });

  test('refuses a lesson that is both written and planned', () => {
    const modules = [moduleEntry('00-handshake', [[2, 'two-halves']])];
    const lessons = [lessonEntry('00-handshake/01-two-halves')];
    expect(() => toOutline(modules, lessons)).toThrow(
      'two lessons "two-halves" — is it still listed',
    );
  });

  test('refuses two lessons of one number', () => {
    const modules = [moduleEntry('00-handshake', [[1, 'slip']])];
    const lessons = [lessonEntry('00-handshake/01-two-halves')];
    expect(() => toOutline(modules, lessons)).toThrow('"two-halves" and "slip" both have number 1');
  });
});

test('folders give number and slug', () => {
  expect(parseFolder('01-two-halves')).toEqual({ number: 1, slug: 'two-halves' });
  expect(slugOf('00-handshake/01-two-halves')).toBe('two-halves');
  expect(() => parseFolder('two-halves')).toThrow('name it like "01-two-halves"');
});
