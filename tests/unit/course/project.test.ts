import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeLesson } from '../../../src/course/lesson-project.ts';
import { composeFiles, filesBelow } from '../../../src/course/project.ts';

describe('composeFiles', () => {
  test('lets later layers win and keeps what they do not name', () => {
    const template = { 'package.json': '{}', 'backend/server.ts': 'old' };
    const starter = { 'backend/server.ts': 'new', 'frontend/app.ts': 'page' };
    expect(composeFiles(template, starter)).toEqual({
      'package.json': '{}',
      'backend/server.ts': 'new',
      'frontend/app.ts': 'page',
    });
    expect(template['backend/server.ts']).toBe('old');
  });

  test('puts paths in order, whatever the layers were', () => {
    expect(Object.keys(composeFiles({ b: '' }, { c: '', a: '' }))).toEqual(['a', 'b', 'c']);
  });

  test('does not depend on how the layers are grouped', () => {
    const files = fc.dictionary(fc.constantFrom('a', 'b', 'c/d'), fc.string());
    fc.assert(
      fc.property(files, files, files, (one, two, three) => {
        expect(composeFiles(composeFiles(one, two), three)).toEqual(composeFiles(one, two, three));
      }),
    );
  });
});

test('filesBelow keeps what is in a folder, not what only begins like it', () => {
  expect(filesBelow('wrong', { 'wrong/a.ts': '1', 'wrongly/b.ts': '2', 'c.ts': '3' })).toEqual({
    'a.ts': '1',
  });
});

describe('composeLesson', () => {
  const place = {
    folder: 'content/lessons/00-handshake/01-two-halves',
    templateName: 'restaurant',
  };

  test('composes whole projects for starter, solutions and wrong answers', () => {
    const lesson = {
      'starter/frontend/app.ts': 'start',
      'solutions/a/frontend/app.ts': 'a',
      'solutions/b/frontend/app.ts': 'b',
      'wrong/uses-get/backend/server.ts': 'get',
      'wrong/uses-get/expect.json': '{ "fails": "c1", "hint": "uses-get" }',
    };
    const { project, solutions, wrong } = composeLesson(lesson, { 'package.json': '{}' }, place);
    expect(project).toEqual({ 'package.json': '{}', 'frontend/app.ts': 'start' });
    expect(Object.keys(solutions)).toEqual(['a', 'b']);
    expect(solutions['b']).toEqual({ 'package.json': '{}', 'frontend/app.ts': 'b' });
    expect(wrong['uses-get']).toEqual({
      'package.json': '{}',
      'frontend/app.ts': 'start',
      'backend/server.ts': 'get',
    });
  });

  test('refuses a template without files, with the remedy', () => {
    expect(() => composeLesson({}, {}, place)).toThrow(
      'content/lessons/00-handshake/01-two-halves/lesson.mdx: field "template" names "restaurant", but ' +
        'content/templates/restaurant/ has no files — correct the name, or add the template.',
    );
  });
});
