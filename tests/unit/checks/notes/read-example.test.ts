import { expect, it } from 'vitest';
import { BadExample, readExample } from '#checks/notes/read-example.ts';

const claims = (code: string) =>
  readExample(code).map(({ kind, expression, expected }) => [kind, expression, expected]);

it('takes values from comments beside and below', () => {
  const code = `
    import { readMenu } from './menu-csv.ts';
    const dishes = readMenu('name,price\\nDal,1'); // two lines
    dishes.length // 1
    readMenu('name,price')
    // => []
    // because there is no dish
    console.log(dishes[0].name); // 'Dal'
    await later(); // → { a: 1,
    // b: [2] }
    const total = 3; // 3 paise
    broken() // Throws an error
    assert.equal(1, 1);`;
  expect(claims(code)).toEqual([
    ['statement', '', ''],
    ['value', 'dishes.length', '1'],
    ['value', "readMenu('name,price')", '[]'],
    ['value', 'dishes[0].name', "'Dal'"],
    ['value', 'await later()', '{ a: 1,\nb: [2] }'],
    ['statement', '', ''],
    ['value', 'total', '3'],
    ['throws', 'broken()', ''],
    ['statement', '', ''],
  ]);
});

it.each(['f() // one rupee', 'f() // the sum', 'f() // 1rupee', 'f() // a + b', 'f()'])(
  'takes sentences for sentences: %s',
  (code) => expect(claims(code)).toEqual([['statement', '', '']]),
);

it.each(['f() // undefined', 'f() // -1', 'f() // returns true', 'f() // `a`', 'f() // new Map()'])(
  'takes values for values: %s',
  (code) => expect(claims(code)[0]![0]).toBe('value'),
);

it('refuses what is no code', () => {
  expect(() => readExample('Call it with a price.')).toThrow(BadExample);
});
