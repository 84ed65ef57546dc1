import type { ProgramCase } from './program-case.ts';

/** Makes a program that prints what each expression gives, or the error it throws. */
function trying(name: string, imports: string, expressions: string[]): ProgramCase {
  const tries = expressions.map((text) => `await attempt(${JSON.stringify(text)}, () => ${text});`);
  const source = `${imports}
async function attempt(text: string, run: () => unknown) {
  try { console.log('→', text, '→', await run()); } catch (error: any) {
    console.log('→', text, '→', error.name, error.code, error.message);
  }
}
${tries.join('\n')}`;
  return { name, source };
}

const util = `import util from 'node:util';
const any: any = util;
`;

const parsing = `${util}
const options = { verbose: { type: 'boolean', short: 'v' }, port: { type: 'string', short: 'p', default: '3000' }, tag: { type: 'string', multiple: true } } as const;
const parse = (args: string[], more: object = {}) => { const { values, positionals, tokens } = any.parseArgs({ args, options, ...more }); return JSON.stringify({ values, positionals, tokens }); };`;

export const utilities: ProgramCase[] = [
  {
    ...trying('arguments of the command line', parsing, [
      `parse(['-v', '--port', '80'])`,
      `parse(['--port=80', '--tag', 'a', '--tag=b'])`,
      `parse(['-vp', '80'])`,
      `parse(['-p80'])`,
      `parse(['a', '-v', 'b'], { allowPositionals: true })`,
      `parse(['--', '-v'], { allowPositionals: true })`,
      `parse(['a'])`,
      `parse(['--nope'])`,
      `parse(['--nope', '-x', 'y'], { strict: false })`,
      `parse(['--port'])`,
      `parse(['--verbose=yes'])`,
      `parse(['--port', '-v'])`,
      `parse(['-v', '--tag', 'x', 'y'], { allowPositionals: true, tokens: true })`,
      `parse(['--no-verbose'], { allowNegative: true })`,
      `parse(['--verbose', '--no-verbose'], { allowNegative: true })`,
      `parse(['--no-verbose', '-v'], { allowNegative: true })`,
      `parse(['--no-verbose'])`,
      `any.parseArgs({ options: { a: { type: 'nope' } }, args: [] })`,
      `any.parseArgs({ options: { own: { type: 'boolean' } } }).values.own`,
    ]),
    args: ['--own'],
  },
  trying(
    'promises and callbacks',
    `${util}
import { setTimeout as plain } from 'node:timers';
const later = (value: any, callback: any) => plain(() => value instanceof Error ? callback(value) : callback(null, value), 1);
class Kitchen { dish = 'dal'; cook(callback: any) { callback(null, this.dish); } }
const call = (fn: any, ...args: any[]) => new Promise((done) => fn(...args, (...given: any[]) => done(given)));`,
    [
      `util.promisify(later)('dal')`,
      `util.promisify(later)(new Error('burnt'))`,
      `util.promisify(new Kitchen().cook).call({ dish: 'naan' })`,
      `util.promisify(plain)(1, 'after a while')`,
      `util.promisify(later).name`,
      `util.promisify(util.promisify(later)) === util.promisify(later)`,
      `any.promisify('text')`,
      `call(util.callbackify(async (a: number) => a * 2), 21)`,
      `call(util.callbackify(async () => { throw new Error('burnt'); })).then(([error]: any) => [error.message])`,
      `call(util.callbackify(() => Promise.reject(null))).then(([error]: any) => [error.code, error.message, error.reason])`,
      `util.callbackify(async function cook() {}).name`,
      `any.callbackify(5)`,
      `any.callbackify(async () => {})('no function')`,
    ],
  ),
  trying('looking into values', util, [
    `util.inspect({ a: { b: { c: { d: 1 } } } })`,
    `util.inspect({ a: { b: { c: { d: 1 } } } }, { depth: null, compact: false })`,
    `util.inspect({ a: 1, text: 'é' }, { colors: true })`,
    `util.inspect({ b: 1, a: 2 }, { sorted: true })`,
    `util.inspect('x'.repeat(200), { maxStringLength: 10 })`,
    `util.inspect([1, 2, 3, 4], { maxArrayLength: 2 })`,
    `util.inspect({ [util.inspect.custom]: (depth: number, options: any) => 'own ' + depth + typeof options.stylize })`,
    `util.inspect(new Map([['a', { b: new Set([1]) }]]), { showHidden: false })`,
    `util.inspect(Object.create(null, { hidden: { value: 1 } }), { showHidden: true })`,
    `util.inspect(new (class Order { #secret = 1; dish = 'dal'; get price() { return 9; } })(), { getters: true })`,
    `util.format('%s %d %i %f %j %o %O %% %c', 'a', 1.5, 1.5, '2.5', { a: 1 }, [1], { b: 2 }, 'css', 'more')`,
    `util.formatWithOptions({ colors: true }, '%O', { a: 1 })`,
    `util.stripVTControlCharacters('\\u001b[31mred\\u001b[39m')`,
    `any.styleText('red', 'x', { validateStream: false })`,
    `any.styleText(['bold', 'underline'], 'x', { validateStream: false })`,
    `any.styleText('none', 'x', { validateStream: false })`,
    `util.isDeepStrictEqual({ a: [1, new Date(0)] }, { a: [1, new Date(0)] })`,
    `util.isDeepStrictEqual([1], ['1'])`,
    `util.toUSVString('a\\ud800')`,
    `any.parseEnv('A=1\\nB="two"').B`,
    `util.debuglog('kitchen').enabled`,
    `(() => { function A(this: any) {} function B() {} B.prototype.hi = () => 'hi'; util.inherits(A as any, B as any); return [new (A as any)().hi(), (A as any).super_ === B]; })()`,
    `util.deprecate((a: number) => a + 1, 'old', 'DEP1')(1)`,
  ]),
  trying('kinds of values', `${util}const { types }: { types: any } = util;`, [
    `Object.keys(types).filter((name) => !/External|KeyObject|CryptoKey|EventTarget|ModuleNamespace|Arguments|Proxy|Float16/.test(name)).sort().filter((name) => [new Date(), /x/, new Map(), new Set(), Promise.resolve(), new Error(), new Uint8Array(), new ArrayBuffer(1), new DataView(new ArrayBuffer(1)), Object('x'), Object(1), async () => {}, function* () {}, (function* () {})(), new WeakMap(), new Map().keys()].some((value) => types[name](value)))`,
    `[{}, 'x', 1, null, undefined, () => {}, { [Symbol.toStringTag]: 'Date' }].map((value) => Object.keys(types).filter((name) => types[name](value)))`,
    `[types.isDate(new Date()), types.isRegExp('x'), types.isNativeError(new TypeError()), types.isPromise({ then() {} }), types.isBoxedPrimitive(Object(1n))]`,
  ]),
  trying(
    'texts of queries',
    `import querystring from 'node:querystring';
const any: any = querystring;`,
    [
      `JSON.stringify(querystring.parse('a=1&a=2&b=x+y%20z&c&=d&e=%zz&f=%C3%A9'))`,
      `JSON.stringify(querystring.parse('a:1;b:2', ';', ':'))`,
      `JSON.stringify(querystring.parse('a=1&b=2&c=3', '&', '=', { maxKeys: 2 }))`,
      `JSON.stringify(querystring.parse('a=%41', null as any, null as any, { decodeURIComponent: (text) => text + '!' }))`,
      `Object.getPrototypeOf(querystring.parse('a'))`,
      `any.parse(5)`,
      `querystring.stringify({ a: 1, b: [true, 'x y'], c: '', d: null, e: undefined, f: {}, g: 'é', h: NaN, i: 2n })`,
      `querystring.stringify({ a: 'b', c: 'd' }, ';', ':')`,
      `querystring.stringify({ a: 'b' }, undefined, undefined, { encodeURIComponent: (text) => text.toUpperCase() })`,
      `any.stringify('text')`,
      `any.stringify(null)`,
      `querystring.escape("é !'()*~&")`,
      `querystring.unescape('%C3%A9%zz')`,
      `querystring.decode === querystring.parse && querystring.encode === querystring.stringify`,
    ],
  ),
  trying('the machine', `import os from 'node:os';`, [
    `JSON.stringify(os.EOL)`,
    `[os.platform() === process.platform, os.arch() === process.arch, os.endianness(), typeof os.type(), typeof os.tmpdir()]`,
    `[os.hostname(), os.homedir(), os.release(), os.version(), os.machine(), os.userInfo().username].map((text) => typeof text)`,
    `[os.totalmem() >= os.freemem(), os.freemem() > 0, os.uptime() > 0, os.loadavg().length, os.availableParallelism() > 0]`,
    `Object.keys(os.cpus()[0]!)`,
    `os.cpus().length === os.availableParallelism()`,
    `Object.values(os.networkInterfaces()).flat().some((at) => at!.address === '127.0.0.1')`,
    `[os.constants.signals.SIGTERM, os.constants.signals.SIGINT, os.constants.signals.SIGKILL]`,
  ]),
  trying(
    'measuring',
    `import { performance, PerformanceObserver } from 'node:perf_hooks';
const seen = new Promise((done) => { const observer = new PerformanceObserver((list) => { observer.disconnect(); done(list.getEntries().map(({ name, entryType }) => [name, entryType])); }); observer.observe({ entryTypes: ['measure'] }); });
performance.mark('begin'); performance.mark('end', { detail: { dish: 'dal' } }); performance.measure('cooking', 'begin', 'end');`,
    [
      `performance === globalThis.performance`,
      `[typeof performance.now(), performance.now() <= performance.now(), performance.timeOrigin < Date.now()]`,
      `performance.getEntriesByName('begin').map(({ name, entryType, duration }) => [name, entryType, duration])`,
      `performance.getEntriesByType('measure').map(({ name, duration }) => [name, duration >= 0])`,
      `(performance.getEntriesByName('end')[0] as any).detail`,
      `seen`,
      `performance.clearMarks() ?? performance.getEntriesByType('mark').length`,
      `(() => { try { performance.measure('no', 'nowhere'); } catch (error) { return (error as Error).name; } })()`,
    ],
  ),
  trying(
    'streams as promises',
    `import { Readable, Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
const pieces: string[] = []; const taking = () => new Writable({ write(chunk, _encoding, done) { pieces.push(String(chunk)); done(); } });`,
    [
      `pipeline(Readable.from(['a', 'b']), taking()).then(() => pieces.join())`,
      `pipeline(Readable.from(['a']), async function* (source: any) { for await (const text of source) yield text + '!'; }, taking()).then(() => pieces.at(-1))`,
      `pipeline((async function* () { yield 'x'; throw new Error('burnt'); })(), taking())`,
      `finished(Readable.from([]).resume()).then(() => 'done')`,
    ],
  ),
];
