/** Each module closes with a case. Its fields are checked by the build; here, that its words are the house's. */
import { describe, expect, it, test } from 'vitest';

const files = import.meta.glob<string>('/content/lessons/*/{case,module}.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('every module has a case', () => {
  const modules = Object.keys(files).filter((path) => path.endsWith('module.yaml'));
  const cases = modules.map((path) => path.replace('module.yaml', 'case.yaml'));
  expect(cases.filter((path) => !(path in files))).toEqual([]);
});

describe.each(Object.entries(files))('%s', (_, text) => {
  it('speaks in calm, short sentences', () => {
    // A value may go over several lines: those that begin with two blanks and no key.
    const values = text.replaceAll(/\n +(?!-|\w+:)/g, ' ').split('\n');
    const sentences = values.flatMap((value) => value.split(/(?<=[.?!:;])\s/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([]);
    expect(text.match(/!|\b(simply|just|obviously|easy|of course)\b/i)).toBeNull();
  });
});
