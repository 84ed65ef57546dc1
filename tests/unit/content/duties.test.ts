/** Every duty of the ledger is taught: by lessons, or by the cases that close the modules. */
import { expect, test } from 'vitest';
import { caseDuty } from '#course/case.ts';
import { duties } from '#course/schema.ts';

const lessons = import.meta.glob<string>('/content/lessons/*/*/lesson.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('no row of the ledger is without a lesson', () => {
  const taught = Object.values(lessons).flatMap((text) =>
    (/^duties: \[(.*)\]$/m.exec(text)?.[1] ?? '').split(', '),
  );
  expect(duties.filter((duty) => duty !== caseDuty && !taught.includes(duty))).toEqual([]);
});
