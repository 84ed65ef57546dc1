/**
 * What stands in for `node:test` where several runs share a process. It keeps what a file registers until the run is played,
 * inside a suite of its own: so hooks stay with their run, and the order of the tests can be drawn anew.
 */
export const shim = `import node from 'node:test';
export const { mock } = node;
let list = [];
let collects = true;
let depth = 0;
let wish = {};
const nameOf = (args) => typeof args[0] === 'string' ? args[0] : args.find((arg) => typeof arg === 'function')?.name || '<anonymous>';
const add = (name, register) => collects ? void list.push({ name, register }) : register();
const test_ = (register) => (...args) => add(nameOf(args), () => register(...args));
const hook = (register) => (...args) => add(null, () => register(...args));
const suite_ = (register) => (...args) => add(nameOf(args), () => {
  const body = args.find((arg) => typeof arg === 'function');
  const rest = args.filter((arg) => arg !== body);
  return register(...rest, ...(body ? [(context) => level(() => body(context))] : []));
});
const forms = (make, register) => Object.assign(make(register), Object.fromEntries(['only', 'skip', 'todo'].map((form) => [form, make(register[form])])));
export const test = forms(test_, node.test);
export const it = forms(test_, node.it);
export const describe = forms(suite_, node.describe);
export const suite = describe;
export const before = hook(node.before);
export const after = hook(node.after);
export const beforeEach = hook(node.beforeEach);
export const afterEach = hook(node.afterEach);
export default Object.assign(test, { test, it, describe, suite, before, after, beforeEach, afterEach, mock });
function random() {
  wish.seed = (wish.seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(wish.seed ^ (wish.seed >>> 15), 1 | wish.seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
function arrange(own) {
  const hooks = own.filter(({ name }) => name === null);
  const tests = own.filter(({ name }) => name !== null && (!wish.only || wish.only[depth] === name));
  if (wish.seed !== undefined) {
    for (let last = tests.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      [tests[last], tests[other]] = [tests[other], tests[last]];
    }
  }
  return [...hooks, ...tests];
}
function level(body) {
  const around = list;
  list = [];
  collects = true;
  body();
  const own = list;
  list = around;
  depth++;
  play(arrange(own));
  depth--;
}
function play(own) {
  for (const { register } of own) {
    collects = false;
    register();
  }
  collects = false;
}
export function playRun(wished) {
  wish = wished;
  depth = 0;
  play(arrange(list));
}
`;

/** A test file as it is put into a run: its `node:test` is the stand-in. */
export function withShim(path: string, text: string): string {
  const up = '../'.repeat(path.split('/').length - 1) || './';
  return text.replace(
    /(\bfrom\s*|\bimport\s*)(['"])(?:node:)?test\2/g,
    (_, before: string) => `${before}'${up}node-test.ts'`,
  );
}
