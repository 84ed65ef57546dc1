import { capabilities } from '#lib/capabilities.ts';
import { describe, expect, test } from 'vitest';
import { ContentError, parseEntry } from '../../../src/course/parse-entry.ts';
import { lessonSchema, moduleSchema, sourceSchema } from '../../../src/course/schema.ts';

const file = 'content/lessons/00-handshake/01-two-halves/lesson.mdx';

const head = {
  title: 'Two halves of one order',
  summary: 'Pressing Order does nothing, and both halves are to blame.',
  minutes: 25,
  halves: ['frontend', 'backend'],
  duties: ['H1'],
  template: 'restaurant',
  edition: '2026.1',
};

function mistakeIn(
  data: unknown,
  schema: typeof lessonSchema | typeof moduleSchema = lessonSchema,
) {
  try {
    parseEntry(schema, data, file);
  } catch (error) {
    if (error instanceof ContentError) return error.message;
    throw error;
  }
  return 'no mistake';
}

/** The lesson head with some fields changed; `undefined` takes a field away. */
function changed(fields: Record<string, unknown>) {
  return { ...head, ...fields };
}

describe('a lesson head', () => {
  test('that is right is returned with its defaults', () => {
    const lesson = parseEntry(lessonSchema, head, file);
    expect(lesson).toMatchObject({ ...head, needs: ['server', 'wire', 'driver'], sources: [] });
  });

  test('with a misspelled field is told the right one, and the missing one', () => {
    const { minutes, ...rest } = head;
    expect(mistakeIn({ ...rest, minuts: minutes })).toBe(
      `${file}: field "minutes" is missing — add it. It is: How long the lesson takes, in whole minutes.\n` +
        `${file}: field "minuts" is unknown — did you mean "minutes"?`,
    );
  });

  test('with a field far from any other is told all there are', () => {
    expect(mistakeIn(changed({ difficulty: 3 }))).toMatch(
      /field "difficulty" is unknown — known fields: title, summary, minutes, /,
    );
  });

  test('with a wrong type is told what the field is', () => {
    const mistake = mistakeIn(changed({ minutes: '25 min' }));
    expect(mistake).toContain(`${file}: field "minutes" is not right`);
    expect(mistake).toContain('(it is "25 min")');
    expect(mistake).toContain('How long the lesson takes, in whole minutes.');
  });

  test('with a number out of range is told the range', () => {
    expect(mistakeIn(changed({ minutes: 500 }))).toMatch(/field "minutes" is not right: .*120/);
  });

  test('with a word of a fixed list misspelled is told the near one', () => {
    expect(mistakeIn(changed({ halves: ['fronted'] }))).toBe(
      `${file}: field "halves[0]" may not be "fronted" — did you mean "frontend"?`,
    );
  });

  test('with a word that is near none is told the list', () => {
    expect(mistakeIn(changed({ needs: ['database'] }))).toBe(
      `${file}: field "needs[0]" may not be "database" — write one of ${capabilities.join(', ')}.`,
    );
  });

  test('with an edition that YAML read as a number is told to quote it', () => {
    expect(mistakeIn(changed({ edition: 2026.1 }))).toContain('field "edition" is not right');
    expect(mistakeIn(changed({ edition: 'first' }))).toContain('written in quotes as year.number');
  });

  test('that is missing altogether says so', () => {
    expect(mistakeIn(undefined)).toContain(`${file}: `);
  });
});

test('a mistake inside a planned lesson is named by its place', () => {
  const planned = [
    { number: 2, slug: 'reading-the-slip', titel: 'On a slip', halves: ['backend'] },
  ];
  const mistake = mistakeIn(
    { title: 'The handshake', role: 'the house', summary: 'One order crosses over.', planned },
    moduleSchema,
  );
  expect(mistake).toContain('field "planned[0].title" is missing');
  expect(mistake).toContain('field "planned[0].titel" is unknown — did you mean "title"?');
});

test('every field is described for authors', () => {
  for (const [name, field] of Object.entries({ ...lessonSchema.shape, ...moduleSchema.shape })) {
    expect(field.description, name).toBeTruthy();
  }
});

test('a source may be without the month of its check, but not with a made-up form of it', () => {
  const source = { title: 'Fetch standard, WHATWG', url: 'https://fetch.spec.whatwg.org/' };
  expect(parseEntry(sourceSchema, source, file).checked).toBeUndefined();
  expect(() => parseEntry(sourceSchema, { ...source, checked: 'recently' }, file)).toThrow(
    'field "checked" is not right: must be written in quotes as year-month',
  );
});
