import type { ProgramCase } from './program-case.ts';

/** What two runs of the same tests have in common: all but durations and the frames of stacks. */
function comparable(lines: string[]): string[] {
  return lines
    .filter((line) => !/^\s+at /.test(line))
    .map((line) =>
      line
        .replace(/\([\d.]+ms\)/, '(some ms)')
        .replace(/duration_ms [\d.]+/, 'duration_ms (some)')
        .replace(/^(test at .*:\d+):\d+$/, '$1'),
    );
}

function tests(name: string, source: string, more: Partial<ProgramCase> = {}): ProgramCase {
  const imports = `import test, { after, afterEach, before, beforeEach, describe, it, mock } from 'node:test';
import assert from 'node:assert/strict';
`;
  return { name, source: imports + source, lines: comparable, ...more };
}

/** Several files, run with `--test`. */
function files(name: string, command: string[], texts: Record<string, string>): ProgramCase {
  return { name, source: '', files: texts, command, lines: comparable };
}

const menu = `import test, { describe, it } from 'node:test';
import assert from 'node:assert/strict';
describe('the menu', () => {
  it('has dal', () => {});
  it('has naan', () => { assert.equal('naan', 'roti'); });
});
test('prices', () => {});
`;
const orders = `import { test } from 'node:test';
test('takes an order', () => { console.log('printed in orders'); });
test('has dal too', () => {});
`;

export const testing: ProgramCase[] = [
  tests(
    'tests that pass and fail',
    `
test('adds', () => { assert.equal(1 + 1, 2); });
test('fails', () => { assert.equal(1, 2); });
test('deep', () => { assert.deepEqual({ a: 1, b: [1] }, { a: 1, b: [2] }); });
test('async', async () => { await new Promise((done) => setTimeout(done, 2)); });
test('async failure', async () => { await null; throw new TypeError('late'); });
test('callback', (t, done) => { setTimeout(done, 1); });
test('callback failure', (t, done) => { done(new Error('given to done')); });
test('both', (async (t: any, done: any) => {}) as any);
test('throws text', () => { throw 'text'; });
test('throws an object', () => { throw { a: 1 }; });
test('nothing');
test(() => {});
test(function named() {});`,
  ),
  tests(
    'tests that all pass',
    `test('one', () => {}); describe('suite', () => { it('two', () => {}); });`,
  ),
  tests(
    'skipped tests and tests to do',
    `
test('skipped', { skip: true }, () => {});
test('skipped why', { skip: 'later' }, () => {});
test.skip('short', () => {});
test('inside', (t) => { t.skip('no database'); });
test('to do', { todo: true }, () => { throw new Error('x'); });
test('to do why', { todo: 'one day' }, () => {});
test.todo('no function');
test('to do inside', (t) => { t.todo('finish'); throw new Error('x'); });
describe.skip('suite', () => { it('a', () => {}); });
describe('suite why', { skip: 'why' }, () => { it('a', () => {}); });
describe.todo('suite to do', () => { it('a', () => {}); });
it.skip('it', () => {});
it.todo('it to do');
test('expected', { expectFailure: true } as any, () => { throw new Error('x'); });`,
  ),
  tests(
    'suites',
    `
describe('outer', () => {
  it('one', () => {});
  describe('inner', () => { it('deep', () => {}); it('deep failure', () => { throw new Error('deep'); }); });
  it('two', () => {});
});
describe('empty', () => {});
describe('throwing suite', () => { it('a', () => {}); throw new Error('suite broke'); });`,
  ),
  tests(
    'a suite that waits while it is built',
    `describe('async suite', async () => { await null; it('late', () => {}); });`,
  ),
  tests(
    'tests inside tests',
    `
test('parent', async (t) => {
  await t.test('one', () => {});
  await t.test('two', () => { throw new Error('child broke'); });
  await t.test('three', async (t) => { await t.test('deep', () => {}); });
  t.diagnostic('a note');
});
test('not awaited', (t) => { t.test('late', async () => { await new Promise((done) => setTimeout(done, 3)); }); });
test('names', async (t) => {
  assert.equal(t.name, 'names');
  assert.equal(t.fullName, 'names');
  await t.test('inner', (t) => assert.equal(t.fullName, 'names > inner'));
});`,
  ),
  tests(
    'hooks in order',
    `
const seen: string[] = [];
const note = (text: string) => () => { seen.push(text); };
before(note('root before')); beforeEach(note('root beforeEach')); afterEach(note('root afterEach'));
after(() => { seen.push('root after'); console.log(seen.join('\\n')); });
describe('suite', () => {
  before(note('before')); after(note('after')); beforeEach(note('beforeEach')); afterEach(note('afterEach'));
  it('one', (t) => { t.after(note('t.after')); seen.push('one'); });
  describe('inner', () => { beforeEach(note('inner beforeEach')); it('two', note('two')); });
});
test('with its own', async (t) => {
  t.before(note('t.before')); t.beforeEach(note('t.beforeEach')); t.afterEach(note('t.afterEach'));
  await t.test('sub', note('sub'));
});`,
    {
      lines: (lines) =>
        comparable(lines)
          .filter((line) => !/^ℹ/.test(line))
          .sort(),
    },
  ),
  tests(
    'hooks that fail',
    `
describe('before fails', () => { before(() => { throw new Error('setup broke'); }); it('a', () => {}); it('b', () => {}); });
describe('after fails', () => { after(() => { throw new Error('teardown broke'); }); it('a', () => {}); });
describe('beforeEach fails', () => { beforeEach(() => { throw new Error('each broke'); }); it('a', () => {}); });
describe('afterEach fails', () => { afterEach(() => { throw new Error('after each broke'); }); it('a', () => {}); });
test('t.after fails', (t) => { t.after(() => { throw new Error('t.after broke'); }); });`,
  ),
  tests(
    'time that is up',
    `
test('slow', { timeout: 5 }, async () => { await new Promise((done) => setTimeout(done, 100)); });
test('never', { timeout: 5 }, () => new Promise(() => {}));
test('in time', { timeout: 5000 }, async () => {});
test('thrown later', (t, done) => { setTimeout(() => { throw new Error('thrown later'); }, 1); });
test('next', () => {});`,
  ),
  tests(
    'a plan',
    `
test('kept', (t) => { t.plan(2); t.assert.equal(1, 1); t.assert.ok(true); });
test('broken', (t) => { t.plan(2); t.assert.ok(true); });
test('with tests', async (t) => { t.plan(1); await t.test('inner', () => {}); });`,
  ),
  tests(
    'tests at the same time',
    `
const seen: string[] = [];
describe('together', { concurrency: true }, () => {
  it('slow', async () => { await new Promise((done) => setTimeout(done, 20)); seen.push('slow'); });
  it('fast', async () => { seen.push('fast'); });
});
test('order', () => assert.deepEqual(seen, ['fast', 'slow']));`,
  ),
  tests(
    'a pattern of names',
    `
test('dal is served', () => {}); test('naan is served', () => {}); test('dal is hot', () => { throw new Error('cold'); });
describe('dal', () => { it('is cheap', () => {}); });
describe('naan', () => { it('is fresh', () => {}); it('goes with dal', () => {}); });`,
    {
      command: ['--test-name-pattern=dal', 'main.ts'],
    },
  ),
  tests(
    'a pattern of names to skip',
    `
test('dal', () => {}); test('naan', () => {}); describe('suite', () => { it('dal', () => {}); it('chai', () => {}); });`,
    {
      command: ['--test-skip-pattern', '/DAL/i', 'main.ts'],
    },
  ),
  tests(
    'only what is marked',
    `
test('one', () => {}); test.only('two', () => {}); describe('suite', () => { it('a', () => {}); it.only('b', () => {}); });
describe.only('all of it', () => { it('c', () => {}); it('d', () => {}); });`,
    {
      command: ['--test-only', 'main.ts'],
    },
  ),
  files('several test files', ['--test', 'menu.test.ts', 'orders.test.ts'], {
    'menu.test.ts': menu,
    'orders.test.ts': orders,
  }),
  files('test files found by name', ['--test'], {
    'backend/menu.test.ts': menu,
    'orders-test.ts': orders,
    'test/any.ts': orders,
    'backend/menu.ts': 'throw 1;',
  }),
  files('test files found by pattern', ['--test', '--test-name-pattern=dal', '**/*.test.ts'], {
    'a/menu.test.ts': menu,
    'b/orders.test.ts': orders,
  }),
  files('a test file without tests', ['--test', 'none.test.ts'], {
    'none.test.ts': `console.log('no tests');`,
  }),
  files('a test file that throws', ['--test', 'a.test.ts'], {
    'a.test.ts': `import test from 'node:test'; test('never', () => {}); throw new Error('top level');`,
  }),
  files('a test file that is not there', ['--test', 'nope.test.ts'], {}),
  tests(
    'mock functions',
    `
const add = mock.fn((a: number, b: number) => a + b);
console.log(add(1, 2), add.mock.callCount(), add.mock.calls[0]?.arguments, add.mock.calls[0]?.result, Object.keys(add.mock.calls[0]!));
const bad = mock.fn(() => { throw new Error('x'); });
try { bad(); } catch (error: any) { console.log(error.message, bad.mock.calls[0]?.error === error); }
const once = mock.fn(() => 1); once.mock.mockImplementationOnce(() => 2);
console.log(once(), once(), once.mock.callCount());
once.mock.mockImplementation(() => 3); console.log(once()); once.mock.resetCalls(); console.log(once.mock.callCount());
once.mock.restore(); console.log(once());
const times = mock.fn(() => 'real', () => 'mocked', { times: 2 }); console.log(times(), times(), times());
console.log(mock.fn()(), mock.fn(function hello(a: any, b: any) {}).name);
class Dish { name; constructor(name: string) { this.name = name; } }
const Made = mock.fn(Dish as any) as any; console.log(new Made('dal').name, Made.mock.calls[0].target === Dish);
try { mock.fn(5 as any); } catch (error: any) { console.log(error.code, error.message); }`,
    { lines: (all) => all.filter((line) => !/^ℹ/.test(line)) },
  ),
  tests(
    'mock methods',
    `
const bill: any = { rate: 2, total(x: number) { return this.rate * x; }, get tip() { return 1; }, set tip(_x) {} };
const total = mock.method(bill, 'total'); console.log(bill.total(3), total.mock.callCount(), total.mock.calls[0]?.this === bill, bill.total === total);
mock.method(bill, 'total', function (this: any, x: number) { return this.rate + x; }); console.log(bill.total(3));
mock.restoreAll(); console.log(bill.total(3));
const tip = mock.getter(bill, 'tip', () => 42); console.log(bill.tip, tip.mock.callCount()); mock.reset();
const set = mock.setter(bill, 'tip', () => {}); bill.tip = 3; console.log(set.mock.calls[0]?.arguments);
try { mock.method(bill, 'nope'); } catch (error: any) { console.log(error.code, error.message); }
mock.reset(); console.log(bill.tip, Object.keys(bill));
test('own mocks end with the test', (t) => { t.mock.method(bill, 'total', () => 'mocked'); console.log(bill.total(1)); });
test('afterwards', () => { console.log(bill.total(1)); });`,
    { lines: (all) => comparable(all).filter((line) => !/^[ℹ✔]/.test(line)) },
  ),
  tests(
    'mock timers',
    `
import timers from 'node:timers';
mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date', 'setImmediate'], now: 1000 });
console.log(Date.now(), new Date().toISOString(), new Date(5).getTime(), typeof Date());
const seen: unknown[] = [];
setTimeout((a: unknown) => seen.push(a, Date.now()), 100, 'x');
const every = setInterval(() => seen.push('every', Date.now()), 40);
setImmediate(() => seen.push('immediate'));
timers.setTimeout(() => seen.push('module'), 55);
mock.timers.tick(50); console.log(seen.join()); mock.timers.tick(60); console.log(seen.join());
clearInterval(every); mock.timers.setTime(5000); console.log(Date.now(), seen.length);
const gone = setTimeout(() => seen.push('gone'), 10); clearTimeout(gone);
setTimeout(() => seen.push('last'), 1e6); mock.timers.runAll(); console.log(seen.at(-1), Date.now());
for (const wrong of [() => mock.timers.enable(), () => mock.timers.tick(-1), () => { mock.timers.reset(); mock.timers.tick(1); }, () => mock.timers.enable({ apis: ['nope' as any] })])
  try { wrong(); } catch (error: any) { console.log(error.name, error.code, error.message); }
console.log(Date.now() > 1e12);
test('no waiting', (t) => { t.mock.timers.enable({ apis: ['setTimeout'] }); let rang = false; setTimeout(() => { rang = true; }, 60_000); t.mock.timers.tick(60_000); assert.ok(rang); });`,
    { lines: (all) => comparable(all).filter((line) => !/^ℹ/.test(line)) },
  ),
];
