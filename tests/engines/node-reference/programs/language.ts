import type { ProgramCase } from './program-case.ts';

/** Printing, the order of tasks, and how programs end. */
export const language: ProgramCase[] = [
  {
    name: 'printing values',
    source: `console.log('a', 1, true, null, undefined, { a: 1, b: [1, 2, { c: 'x' }] }, [1, 'two'], new Map([['k', 1]]), new Set([1]), Symbol('s'), 10n, -0);`,
  },
  {
    name: 'printing with a format',
    source: `console.log('%s is %d years and %i, %f, %j, %o, %%', 'Dal', 4.5, 4.5, 1.5, { a: 1 }, [1], 'extra');`,
  },
  {
    name: 'printing classes, functions and dates',
    source: `class Dish { name = 'dal'; #secret = 1; get price() { return 1; } }\nconsole.log(new Dish(), Dish, () => {}, function order() {}, new Date(0), /x/g, [undefined, , 3]);`,
  },
  {
    name: 'printing deep and long',
    source: `console.log({ a: { b: { c: { d: 1 } } } }, Array.from({ length: 120 }, (_, i) => i), 'x'.repeat(200).split(''));`,
  },
  {
    name: 'groups and counts',
    source: `console.group('menu'); console.log('dal\\nnaan'); console.group(); console.info('deep'); console.groupEnd(); console.groupEnd(); console.count(); console.count('x'); console.count(); console.log('end');`,
  },
  {
    name: 'writing without a line end',
    source: `process.stdout.write('a'); process.stdout.write('b\\n');`,
  },
  {
    name: 'the end of a program',
    source: `process.on('exit', (code) => console.log('exit', code)); process.on('beforeExit', () => console.log('before')); console.log('main');`,
  },
  { name: 'an exit code', source: `process.exitCode = 5; console.log('x');` },
  {
    name: 'leaving early',
    source: `setTimeout(() => console.log('never'), 5); console.log('now'); process.exit(3); `,
  },
  {
    name: 'the order of tasks',
    source: `setTimeout(() => console.log('timeout')); setImmediate; queueMicrotask(() => console.log('microtask')); process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('promise')); console.log('sync');`,
  },
  {
    name: 'timers',
    source: `const i = setInterval(() => { console.log('tick'); if (++n === 3) clearInterval(i); }, 30); let n = 0; const t = setTimeout(() => console.log('never'), 3); clearTimeout(t); setTimeout((a, b) => console.log(a, b), 1, 'x', 'y');`,
  },
  {
    name: 'a caught rejection',
    source: `process.on('unhandledRejection', (reason: any) => console.log('caught', reason.message)); Promise.reject(new Error('late'));`,
  },
  {
    name: 'a caught exception',
    source: `process.on('uncaughtException', (error) => console.log('caught', error.message)); setTimeout(() => { throw new Error('late'); }); setTimeout(() => console.log('on'), 20);`,
  },
  { name: 'an uncaught exception', source: `console.log('before'); throw new Error('x');` },
  {
    name: 'an uncaught rejection',
    source: `console.log('before'); await Promise.reject(new Error('x'));`,
  },
  {
    name: 'top-level await',
    source: `import { setTimeout as wait } from 'node:timers/promises'; console.log(await wait(2, 'waited')); export {};`,
  },
  {
    name: 'events',
    source: `import { EventEmitter } from 'node:events'; const e = new EventEmitter(); e.once('a', (x) => console.log('once', x)); e.on('a', (x) => console.log('on', x)); console.log(e.emit('a', 1), e.emit('a', 2), e.emit('b'), e.listenerCount('a')); try { e.emit('error', new Error('boom')); } catch (error: any) { console.log(error.message); }`,
  },
  {
    name: 'buffers',
    source: `const b = Buffer.from('héllo'); console.log(b.length, b.toString('hex'), b.toString('base64'), Buffer.concat([b, Buffer.alloc(2)]).length, Buffer.byteLength('é'), b.subarray(0, 1).toString(), b.equals(Buffer.from('héllo')));`,
  },
  {
    name: 'buffers and encodings',
    source: `import { Buffer as Imported, isAscii, isUtf8, constants } from 'node:buffer';
const token = Buffer.from('{"alg":"HS256"}??>>').toString('base64url');
console.log(token, Buffer.from(token, 'base64url').toString(), Buffer.isEncoding('base64url'), Buffer.isEncoding('nope'), Imported === Buffer);
for (const encoding of ['hex', 'base64', 'base64url', 'latin1', 'ascii', 'utf16le', 'binary', 'ucs2'] as const)
  console.log(encoding, Buffer.from('hé?>', encoding), Buffer.from('hé?>').toString(encoding), Buffer.byteLength('aGk_', encoding));
console.log(Buffer.alloc(4).fill('_w', 'base64url'), Buffer.alloc(3, 'ab'), Buffer.from([1, 2, 3]).readUInt16BE(1), Buffer.from('a,b').indexOf(','), isAscii(Buffer.from('é')), isUtf8(Buffer.from([0xff])), constants.MAX_LENGTH > 1e8);
console.log(Buffer.from('abc').toJSON(), JSON.stringify({ b: Buffer.from('a') }), Buffer.compare(Buffer.from('a'), Buffer.from('b')), [...Buffer.from('ab').entries()], Buffer.from('test').slice(1).toString(), Buffer.from('x') instanceof Uint8Array);`,
  },
  {
    name: 'printing errors',
    source: `class OrderError extends Error { override name = 'OrderError'; dish = 'dal'; }
const inner = () => new Error('deep', { cause: new TypeError('why') });
console.log(new Error('visible')); console.log({ error: inner() }); console.log(new OrderError('late')); console.log([new RangeError('x')]);
console.log(new AggregateError([new Error('one')], 'many')); console.log(String(new OrderError('text')), inner().stack);
try { null!.x; } catch (error) { console.log((error as Error).name); }
console.log(Object.assign(new Error('coded'), { code: 'ENOENT', errno: -2 })); console.log('%s and %o', new Error('formatted'), 1);`,
    // Frames have other columns, Node has more of its own, Firefox one for the constructor nobody wrote; what surrounds
    // them is compared.
    lines: (lines) =>
      lines
        .filter((line) => !/node:internal|<anonymous>|matching cause|at OrderError/.test(line))
        .map((line) => line.replace(/:\d+\)?( \{| and 1)?$/, '')),
  },
  {
    name: 'printing what the web has',
    source: `console.log(new URL('http://u:p@a:8080/b?c=1&d=é#d')); console.log([new URL('http://a')], new URLSearchParams('a=1&b=2'), new URLSearchParams(), { a: { b: { c: new URL('http://a') } } });
console.log(new URLSearchParams(Array.from({ length: 12 }, (_, i) => ['key' + i, 'value'])), new Headers({ a: '1', b: '2' }), { headers: new Headers() }, new AbortController().signal, new Blob(['x']));
try { new URL('nonsense'); } catch (error: any) { console.log(error.name, error.code, error.message, error.input); }
console.log(new URL('http://a') instanceof URL, new URL('/b', 'http://a').constructor === URL, URL.canParse('x'), class extends URL {}.name, URL.name);`,
  },
  {
    name: 'printing tables',
    source: `console.table([{ a: 1, b: 'é王' }, { a: 2, c: true }]); console.table([1, 2]); console.table('x'); console.table([['a', 'b'], ['c']]); console.table({ x: { y: 1 } });
console.table([{ a: 1, b: 2 }], ['b']); console.table(new Map([['k', { v: 1 }]])); console.table(new Set([1])); console.table([{ deep: { a: { b: 1 } } }, 5, null]); console.table([]);`,
  },
  {
    name: 'paths and addresses',
    source: `import path from 'node:path'; import { fileURLToPath } from 'node:url'; console.log(path.join('/a', '..', 'b', './c.ts'), path.extname('x.test.ts'), path.basename('/a/b.ts', '.ts'), path.resolve('/a', 'b'), path.relative('/a/b', '/a/c'), fileURLToPath('file:///a%20b'));`,
  },
  {
    name: 'streams',
    source: `import { Readable, Transform } from 'node:stream'; const up = new Transform({ transform(c, _e, done) { done(null, String(c).toUpperCase()); } }); for await (const c of Readable.from(['a', 'b']).pipe(up)) console.log(String(c));`,
  },
  {
    name: 'random values',
    source: `import { randomBytes, randomInt, randomUUID } from 'node:crypto'; console.log(randomBytes(8).length, /^[0-9a-f-]{36}$/.test(randomUUID()), randomInt(3) < 3, randomInt(5, 6)); try { randomInt(5, 5); } catch (error: any) { console.log(error.name); }`,
  },
  {
    name: 'process facts',
    source: `console.log(typeof process.pid, process.argv.length, process.platform.length > 0, typeof process.uptime(), process.env.NOPE, process.exitCode, typeof process.hrtime.bigint());`,
  },
];
