import { describe, expect, it } from 'vitest';
import { composeLesson } from '#course/lesson-project.ts';
import { requireWhole } from '#course/whole-lesson.ts';

const place = { folder: 'content/lessons/00-m/01-soup', templateName: 'restaurant' };
const whole = {
  'starter/backend/server.ts': '',
  'solutions/a/backend/server.ts': 'a',
  'solutions/b/backend/server.ts': 'b',
  'wrong/asks-nobody/backend/server.ts': 'c',
  'wrong/asks-nobody/expect.json': '{ "fails": "c1", "hint": "asks-nobody" }',
};
const checks = {
  failsAtStart: ['c1'],
  hints: { 'asks-nobody': {} },
  checks: [{ id: 'c1' }, { id: 'c2' }],
};

const compose = (files: Record<string, string>) =>
  composeLesson(files, { 'package.json': '{}' }, place);

/** The same files with others in place of some; `undefined` takes one out. */
function changed(changes: Record<string, string | undefined>): Record<string, string> {
  const entries = Object.entries({ ...whole, ...changes });
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

describe('a lesson', () => {
  it('is whole with two solutions and a wrong answer', () => {
    requireWhole(compose(whole), checks);
  });

  it.each([
    ['a file that is there', ['backend/serve.ts'], 'did you mean "backend/server.ts"?'],
    ['a file the editor shows', ['package.json'], 'write one of backend/server.ts'],
    [
      'one file for each editor',
      ['backend/server.ts', 'backend/server.ts'],
      'lesson.mdx: field "open" names two files of one half',
    ],
  ])('that opens files first needs %s', (_name, open, message) => {
    expect(() => requireWhole(compose(whole), checks, open)).toThrow(message);
    requireWhole(compose(whole), checks, ['backend/server.ts']);
  });

  it.each([
    [
      'a solution',
      { 'solutions/b/backend/server.ts': undefined },
      'solutions: there is one solution — write at least two',
    ],
    [
      'a check',
      { 'wrong/asks-nobody/expect.json': '{"fails":"tasty","hint":"asks-nobody"}' },
      'names "tasty", which checks.ts does not have — write one of c1, c2',
    ],
    [
      'a hint',
      { 'wrong/asks-nobody/expect.json': '{"fails":"c1","hint":"ask-nobody"}' },
      'did you mean "asks-nobody"?',
    ],
    [
      'an editor for its solution',
      { 'solutions/b/rollout.yaml': 'surge: 1' },
      'solutions/b/rollout.yaml: the editor shows only frontend/ and backend/',
    ],
    [
      'a wrong answer',
      {
        'wrong/asks-nobody/expect.json': undefined,
        'wrong/asks-nobody/backend/server.ts': undefined,
      },
      'wrong: there is no wrong answer',
    ],
  ])('that lacks %s is told, with the place and the remedy', (_, changes, message) => {
    const check = () => requireWhole(compose(changed(changes)), checks);
    expect(check).toThrow(message);
    expect(check).toThrow(place.folder);
  });

  it('whose hint nobody raises, or whose starter passes, is told', () => {
    const more = { ...checks, failsAtStart: [], hints: { ...checks.hints, lonely: {} } };
    expect(() => requireWhole(compose(whole), more)).toThrow(
      /"failsAtStart" is empty[^]*no wrong answer raises the hint "lonely" — add wrong\/lonely\//,
    );
  });

  it.each([undefined, 'nonsense', '{"fails":"c1"}', '{"fails":"c1","hint":"a","more":1}'])(
    'says how to write expect.json where there is %j',
    (text) => {
      const files = changed({ 'wrong/asks-nobody/expect.json': text });
      expect(() => compose(files)).toThrow(/asks-nobody\/expect\.json: write \{ "fails"/);
    },
  );
});
