import { expect, it } from 'vitest';
import { makeExampleProgram } from '#checks/notes/example-program.ts';

const note = (name: string, ...examples: string[]) => ({
  name,
  line: 1,
  description: '',
  examples,
});

it('says of each example whether it is true', () => {
  const program = makeExampleProgram('./menu.ts', [
    note('a', 'a() // 1', 'a() // 2', 'Say a.'),
    note('b', 'b()'),
  ]);
  const mark = /console\.log\("(.*?)" \+ 'all'\)/.exec(program.source)![1]!;
  const told = JSON.parse(`"${mark}"`) as string;
  const output = `noise\n${told}{"index":1,"trouble":"\`a()\` gives 1, not 2."}\n${told}all\n`;
  expect(program.read(output)).toEqual([
    { name: 'a', claims: 1, trouble: null },
    { name: 'a', claims: 1, trouble: '`a()` gives 1, not 2.' },
    { name: 'a', claims: 0, trouble: expect.stringContaining('not code') as string },
    { name: 'b', claims: 0, trouble: null },
  ]);
  expect(program.read('SyntaxError: no').map(({ trouble }) => trouble)).toEqual([
    'It could not be run. SyntaxError: no',
    'It could not be run. SyntaxError: no',
    expect.stringContaining('not code'),
    'It could not be run. SyntaxError: no',
  ]);
});
