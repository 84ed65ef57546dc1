import type { ProgramCase } from './program-case.ts';

/** Makes a program that tries each expression and prints what it threw, with the fields of the error. */
function trying(name: string, expressions: string[], before = ''): ProgramCase {
  const tries = expressions.map((text) => `await attempt(${JSON.stringify(text)}, () => ${text});`);
  const source = `import assert from 'node:assert';
import strict from 'node:assert/strict';
async function attempt(text: string, run: () => unknown) {
  try { console.log(text, '→', await run()); } catch (error: any) {
    console.log(text, '→', error.name, error.code, error.operator, error.generatedMessage, error.message);
  }
}
${before}
${tries.join('\n')}`;
  return { name, source };
}

export const assertions: ProgramCase[] = [
  trying('strict equality', [
    `strict.equal(1, 1)`,
    `strict.equal(1, 2)`,
    `strict.equal(1, 2, 'custom')`,
    `strict.equal(NaN, NaN)`,
    `strict.equal(0, -0)`,
    `strict.equal(0, '')`,
    `strict.equal(undefined, 'Dal')`,
    `strict.equal(2_000_000, 40_400_000)`,
    `strict.equal(5n, 5)`,
    `strict.equal('a', 'b')`,
    `strict.equal('a long string here', 'a long string there')`,
    `strict.equal('line1\\nline2\\nline3', 'line1\\nline2x\\nline3')`,
    `strict.equal({ a: 1 }, { a: 1 })`,
    `strict.equal({ a: 1 }, { a: 2 })`,
    `strict.equal([1], 1)`,
    `strict.equal(Symbol('a'), Symbol('b'))`,
    `strict.equal('x'.repeat(600), 'x'.repeat(599))`,
    `strict.equal(1, 2, new TypeError('mine'))`,
    `strict.equal(1)`,
    `strict.notEqual(1, 1)`,
    `strict.notEqual('a longer one', 'a longer one')`,
    `strict.notEqual(1, 2)`,
    `assert.equal(1, '1')`,
    `assert.equal(1, 2)`,
    `assert.equal(null, undefined)`,
    `assert.equal('x'.repeat(600), 'y')`,
    `assert.notEqual(1, '1')`,
  ]),
  trying(
    'deep equality',
    [
      `strict.deepEqual({ a: 1, b: [1, 2], c: 'x' }, { a: 1, b: [1, 2], c: 'x' })`,
      `strict.deepEqual({ a: 1, b: [1, 2], c: 'x' }, { a: 1, b: [1, 3], c: 'x' })`,
      `strict.deepEqual({ b: 2, a: 1 }, { a: 1, b: 2 })`,
      `strict.deepEqual({ a: 1 }, { a: 2 }, 'custom')`,
      `strict.deepEqual({ a: undefined }, {})`,
      `strict.deepEqual([1, 2, 3], [1, 2, 3, 4])`,
      `strict.deepEqual([1, 2, 3, 4], [2, 3, 4, 5])`,
      `strict.deepEqual([], {})`,
      `strict.deepEqual([1, , 3], [1, undefined, 3])`,
      `strict.deepEqual(-0, 0)`,
      `strict.deepEqual(new Date(0), new Date(1))`,
      `strict.deepEqual(new Date(0), new Date(0))`,
      `strict.deepEqual(/a/g, /a/i)`,
      `strict.deepEqual(new Map([['a', { x: 1 }]]), new Map([['a', { x: 1 }]]))`,
      `strict.deepEqual(new Map([['a', 1]]), new Map([['a', 2]]))`,
      `strict.deepEqual(new Set([{ a: 1 }, 2]), new Set([2, { a: 1 }]))`,
      `strict.deepEqual(new Set([1]), new Set([2]))`,
      `strict.deepEqual(new Error('a'), new Error('a'))`,
      `strict.deepEqual(new Error('a'), new TypeError('a'))`,
      `strict.deepEqual(new Error('a', { cause: 1 }), new Error('a', { cause: 2 }))`,
      `strict.deepEqual(Buffer.from('ab'), Buffer.from('ac'))`,
      `strict.deepEqual(Buffer.from('ab'), Buffer.from('ab'))`,
      `strict.deepEqual(new Uint8Array([1]), Buffer.from([1]))`,
      `strict.deepEqual(new Dish('dal'), { name: 'dal' })`,
      `strict.deepEqual(new Dish('dal'), new Dish('dal'))`,
      `strict.deepEqual(new Number(1), new Number(2))`,
      `strict.deepEqual({ [mark]: 1 }, { [mark]: 2 })`,
      `strict.deepEqual(ring(1), ring(1))`,
      `strict.deepEqual(ring(1), ring(2))`,
      `strict.deepEqual(many(20), many(-1))`,
      `strict.deepEqual(many(0), many(29))`,
      `strict.deepEqual(Array(80).fill(1), Array(80).fill(2))`,
      `strict.deepEqual('a', 'b')`,
      `strict.deepEqual(null, {})`,
      `strict.deepEqual(() => {}, () => {})`,
      `strict.deepEqual(Object.create(null), {})`,
      `strict.notDeepEqual({ a: 1 }, { a: 1 })`,
      `assert.deepEqual({ a: 1 }, { a: '1' })`,
      `assert.deepEqual([1, [2]], [1, ['2']])`,
      `assert.deepEqual({ a: 1 }, { a: 2 })`,
      `assert.deepEqual(new Set([1]), new Set(['1']))`,
      `assert.deepEqual(new Dish('dal'), { name: 'dal' })`,
      `assert.notDeepEqual({ a: 1 }, { a: 1 })`,
    ],
    `class Dish { constructor(public name: string) {} }
`.replace(
      'constructor(public name: string) {}',
      'name: string; constructor(name: string) { this.name = name; }',
    ) +
      `const mark = Symbol('mark');
const ring = (n: number) => { const a: any = { n }; a.self = a; return a; };
const many = (odd: number) => Array.from({ length: 30 }, (_, i) => (i === odd ? 'odd' : i));`,
  ),
  trying('partial equality', [
    `assert.partialDeepStrictEqual({ a: 1, b: 2 }, { a: 1 })`,
    `assert.partialDeepStrictEqual({ a: 1 }, { a: 2 })`,
    `assert.partialDeepStrictEqual({ a: 1, b: [1, 2, 3] }, { b: [1, 3] })`,
    `assert.partialDeepStrictEqual([1, 2, 3], [3, 1])`,
    `assert.partialDeepStrictEqual({ a: { b: 1, c: 2 } }, { a: { c: 2 } })`,
    `assert.partialDeepStrictEqual(new Set([1, 2]), new Set([2]))`,
    `assert.partialDeepStrictEqual(new Map([['a', 1], ['b', 2]]), new Map([['b', 3]]))`,
    `assert.partialDeepStrictEqual({}, { a: 1 })`,
  ]),
  trying('truth', [
    `assert(1)`,
    `assert.ok(null, 'why')`,
    `assert.ok('', new RangeError('mine'))`,
    `(assert as any)()`,
    `assert.fail()`,
    `assert.fail('because')`,
    `assert.fail(new TypeError('own'))`,
    `assert.ifError(null)`,
    `assert.ifError(new Error('x'))`,
    `assert.ifError('text')`,
  ]),
  {
    name: 'the text of a falsy assertion',
    source: `import assert from 'node:assert/strict';
const tries = [
  () => assert(0),
  () => assert.ok([1, 2].includes(3)),
  () => assert.equal(1, 1) as any ?? assert(')' === '('),
];
for (const run of tries) try { run(); } catch (error: any) { console.log(error.message); }
try {
  assert.ok(
    null,
  );
} catch (error: any) { console.log(error.message); }`,
  },
  trying(
    'what is thrown',
    [
      `assert.throws(() => {})`,
      `assert.throws(() => {}, TypeError, 'msg')`,
      `assert.throws(() => {}, 'msg')`,
      `assert.throws(boom)`,
      `assert.throws(boom, Error)`,
      `assert.throws(boom, /boom/)`,
      `assert.throws(boom, /bang/)`,
      `assert.throws(boom, /bang/, 'own words')`,
      `assert.throws(boom, TypeError)`,
      `assert.throws(boom, { message: 'boom' })`,
      `assert.throws(boom, { message: 'bang', name: 'Error' })`,
      `assert.throws(boom, { message: /oo/, code: 'E1' })`,
      `assert.throws(boom, { message: /bang/ })`,
      `assert.throws(boom, { code: 'E2' })`,
      `assert.throws(boom, {})`,
      `assert.throws(boom, new Error('bang'))`,
      `assert.throws(boom, (error) => error instanceof Error)`,
      `assert.throws(boom, () => false)`,
      `assert.throws(boom, function named() { return 'yes'; })`,
      `assert.throws(boom, 'boom')`,
      `assert.throws(boom, 5 as any)`,
      `assert.throws(() => { throw 1; }, TypeError)`,
      `assert.throws(() => { throw 'text'; }, /text/)`,
      `assert.throws('x' as any)`,
      `assert.doesNotThrow(() => {})`,
      `assert.doesNotThrow(boom)`,
      `assert.doesNotThrow(boom, 'why')`,
      `assert.doesNotThrow(boom, TypeError)`,
    ],
    `const boom = () => { throw Object.assign(new Error('boom'), { code: 'E1' }); };`,
  ),
  trying('what is rejected', [
    `assert.rejects(Promise.reject(new Error('no')))`,
    `assert.rejects(Promise.reject(new Error('no')), /yes/)`,
    `assert.rejects(async () => { throw new TypeError('no'); }, TypeError)`,
    `assert.rejects(async () => {}, /x/)`,
    `assert.rejects(Promise.resolve(1))`,
    `assert.rejects((() => 5) as any)`,
    `assert.rejects(5 as any)`,
    `assert.doesNotReject(Promise.resolve(1))`,
    `assert.doesNotReject(Promise.reject(new Error('no')))`,
  ]),
  trying('patterns', [
    `assert.match('abc', /b/)`,
    `assert.match('abc', /x/)`,
    `assert.match('abc', /x/, 'own words')`,
    `assert.match(5 as any, /x/)`,
    `assert.match('a', 'a' as any)`,
    `assert.doesNotMatch('abc', /b/)`,
    `assert.doesNotMatch('abc', /x/)`,
  ]),
  {
    name: 'an assertion error of its own',
    source: `import assert, { AssertionError, strict } from 'node:assert';
const error = new AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
console.log(String(error), Object.keys(error), error instanceof Error, error.name);
try { new (AssertionError as any)(); } catch (wrong: any) { console.log(wrong.code, wrong.message, String(wrong)); }
console.log(strict === assert.strict, strict.strict === strict, strict.equal === strict.strictEqual, assert.strict.deepEqual === assert.deepStrictEqual);`,
  },
];
