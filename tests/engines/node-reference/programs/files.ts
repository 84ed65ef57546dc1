import type { ProgramCase } from './program-case.ts';

/** Makes a program that prints what each expression gives, or the error it throws with the fields of such errors. */
function trying(name: string, expressions: string[], before = ''): ProgramCase {
  const tries = expressions.map((text) => `await attempt(${JSON.stringify(text)}, () => ${text});`);
  const source = `import fs from 'node:fs';
import fsp from 'node:fs/promises';
const any: any = fs;
async function attempt(text: string, run: () => unknown) {
  try { console.log(text, '→', await run()); } catch (error: any) {
    console.log(text, '→', error.name, error.code, error.errno, error.syscall, error.path, error.dest, error.message, Object.keys(error).join());
  }
}
fs.mkdirSync('w'); fs.writeFileSync('w/f.txt', 'hello');
${before}
${tries.join('\n')}`;
  return { name, source };
}

export const files: ProgramCase[] = [
  {
    name: 'the project as files',
    files: { 'backend/menu.json': '[{"dish":"dal"}]', 'notes/été.md': '# é' },
    source: `import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import menu from './backend/menu.json' with { type: 'json' };
console.log(menu, JSON.parse(readFileSync('backend/menu.json', 'utf8'))[0].dish, readFileSync(new URL('./notes/été.md', import.meta.url), 'utf8'));
console.log(readdirSync('.').filter((name) => name !== 'node_modules').sort(), readdirSync('backend'), existsSync('frontend'), statSync('backend').isDirectory(), statSync('backend/menu.json').size);
console.log(readFileSync('backend/menu.json'), process.cwd(), readFileSync(import.meta.filename, 'utf8').length > 10, import.meta.dirname, import.meta.url, (await import('./backend/menu.json', { with: { type: 'json' } })).default);`,
  },
  trying('reading files', [
    `fs.readFileSync('w/f.txt')`,
    `fs.readFileSync('w/f.txt', 'utf8')`,
    `fs.readFileSync('./w/../w/f.txt', { encoding: 'base64' })`,
    `fs.readFileSync(Buffer.from('w/f.txt')).length`,
    `fsp.readFile('w/f.txt', 'utf8')`,
    `fs.readFileSync('nope.txt')`,
    `fsp.readFile('nope.txt')`,
    `fs.readFileSync('w')`,
    `fsp.readFile('w')`,
    `fs.readFileSync('w/f.txt/x')`,
    `fs.readFileSync('w/f.txt/')`,
    `any.readFileSync(null)`,
    `any.readFileSync(5.5)`,
    `any.readFileSync({})`,
    `fs.readFileSync('a\\0b')`,
    `any.readFileSync('w/f.txt', 'nope')`,
    `fs.readFileSync(new URL('http://x/y'))`,
    `new Promise((done) => fs.readFile('nope', (error, data) => done([error!.message, data])))`,
    `new Promise((done) => fs.readFile('w/f.txt', 'utf8', (error, data) => done([error, data])))`,
    `any.readFile('nope')`,
    `fsp.readFile('w/f.txt', { signal: AbortSignal.abort() })`,
  ]),
  trying('writing files', [
    `fs.writeFileSync('w/é.txt', 'é') ?? fs.readFileSync('w/é.txt').length`,
    `fs.writeFileSync('w/bytes', new Uint8Array([1, 255])) ?? fs.readFileSync('w/bytes')`,
    `fs.writeFileSync('w/hex', 'ff00', 'hex') ?? fs.readFileSync('w/hex')`,
    `fs.writeFileSync('w', 'x')`,
    `fs.writeFileSync('no/f', 'x')`,
    `fs.writeFileSync('w/f.txt/x', 'x')`,
    `any.writeFileSync('x', 5)`,
    `any.writeFileSync('x', { a: 1 })`,
    `any.writeFileSync('x')`,
    `fs.writeFileSync('w/f.txt', 'x', { flag: 'wx' })`,
    `any.writeFileSync('w/f.txt', 'x', { flag: 'q' })`,
    `fs.appendFileSync('w/f.txt', ' more') ?? fs.readFileSync('w/f.txt', 'utf8')`,
    `fs.appendFileSync('w/new.txt', 'n') ?? fs.readFileSync('w/new.txt', 'utf8')`,
    `fs.writeFileSync('w/f.txt', '!', { flag: 'a' }) ?? fs.readFileSync('w/f.txt', 'utf8')`,
    `fs.truncateSync('w/f.txt', 3) ?? fs.readFileSync('w/f.txt', 'utf8')`,
    `fsp.writeFile('w/i', ['a', 'b'] as any).then(() => fs.readFileSync('w/i', 'utf8'))`,
    `fsp.appendFile('w/i', 'c').then(() => fs.readFileSync('w/i', 'utf8'))`,
    `new Promise((done) => fs.writeFile('no/x', 'y', (error) => done(error!.message)))`,
    `new Promise((done) => fs.writeFile('w/cb', 'y', (error) => done(error)))`,
    `Promise.all([1, 2, 3].map((n) => fsp.writeFile('w/p' + n, String(n)))).then(() => fs.readdirSync('w').length)`,
  ]),
  trying('folders', [
    `fs.mkdirSync('w')`,
    `fs.mkdirSync('w', { recursive: true })`,
    `fs.mkdirSync('w/a/b', { recursive: true })!.endsWith('w/a')`,
    `fs.mkdirSync('x/y')`,
    `fs.mkdirSync('w/f.txt', { recursive: true })`,
    `fs.mkdirSync('w/f.txt/z', { recursive: true })`,
    `fsp.mkdir('w/c')`,
    `fs.readdirSync('w')`,
    `fs.readdirSync('w', { withFileTypes: true }).map((entry) => [entry.name, entry.isFile(), entry.isDirectory(), entry.parentPath])`,
    `fs.readdirSync('w', { recursive: true })`,
    `fs.readdirSync('no')`,
    `fs.readdirSync('w/f.txt')`,
    `fsp.readdir('w')`,
    `fs.rmdirSync('no')`,
    `fs.rmdirSync('w')`,
    `fs.rmdirSync('w/f.txt')`,
    `fs.rmdirSync('w/c') ?? fs.existsSync('w/c')`,
    `fs.mkdtempSync('w/t-').length`,
    `fs.mkdtempSync('no/t-')`,
    `(async () => { const names = []; for await (const entry of await fsp.opendir('w')) names.push(entry.name); return names.length; })()`,
  ]),
  trying(
    'facts about files',
    [
      `[stats.size, stats.isFile(), stats.isDirectory(), stats.isSymbolicLink(), stats.mode.toString(8), stats.mtime instanceof Date, typeof stats.mtimeMs, stats.constructor.name]`,
      `[fs.statSync('w').isDirectory(), fs.statSync('w/').mode.toString(8)]`,
      `Math.abs(stats.mtimeMs - Date.now()) < 60_000`,
      `fs.statSync('no')`,
      `fs.statSync('no', { throwIfNoEntry: false })`,
      `fsp.stat('no')`,
      `fsp.lstat('no')`,
      `fs.accessSync('no')`,
      `fs.accessSync('w/f.txt', fs.constants.R_OK)`,
      `fsp.access('w')`,
      `fsp.access('no')`,
      `[fs.existsSync('w'), fs.existsSync('no'), any.existsSync(5), fs.existsSync('w/f.txt/x')]`,
      `new Promise((done) => fs.exists('w', done))`,
      `fs.realpathSync('w/../w').endsWith('/w')`,
      `fs.utimesSync('w/f.txt', 1, 2) ?? fs.statSync('w/f.txt').mtimeMs`,
    ],
    `const stats = fs.statSync('w/f.txt');`,
  ),
  trying(
    'taking away, moving and copying',
    [
      `fs.unlinkSync('no')`,
      `fs.unlinkSync('w')`,
      `fs.rmSync('no')`,
      `fsp.rm('no')`,
      `fs.rmSync('no', { force: true })`,
      `fs.rmSync('w')`,
      `fsp.rm('w')`,
      `fs.renameSync('no', 'x')`,
      `fs.renameSync('w/f.txt', 'w/g.txt') ?? fs.readdirSync('w')`,
      `fs.renameSync('w/g.txt', 'no/x')`,
      `fs.renameSync('w/a', 'w/c') ?? fs.readdirSync('w', { recursive: true })`,
      `fs.renameSync('w/g.txt', 'w/c')`,
      `fs.renameSync('w/c', 'w/g.txt')`,
      `fs.renameSync('w/c', 'w/c/b/d')`,
      `fs.copyFileSync('w/g.txt', 'w/h.txt') ?? fs.readFileSync('w/h.txt', 'utf8')`,
      `fs.copyFileSync('no', 'x')`,
      `fs.copyFileSync('w/g.txt', 'no/x')`,
      `fs.copyFileSync('w/g.txt', 'w/h.txt', fs.constants.COPYFILE_EXCL)`,
      `fs.cpSync('w', 'v', { recursive: true }) ?? fs.readdirSync('v')`,
      `fs.cpSync('w', 'u')`,
      `fs.rmSync('v', { recursive: true }) ?? fs.existsSync('v')`,
      `fsp.rename('w/h.txt', 'w/i.txt').then(() => fs.existsSync('w/h.txt'))`,
      `fsp.unlink('w/i.txt').then(() => fs.readdirSync('w'))`,
    ],
    `fs.mkdirSync('w/a/b', { recursive: true });`,
  ),
  trying(
    'streams of files',
    [
      `read(fs.createReadStream('w/f.txt', 'utf8'))`,
      `read(fs.createReadStream('w/f.txt', { start: 1, end: 2, encoding: 'utf8' }))`,
      `read(fs.createReadStream('w/f.txt', { highWaterMark: 2 }))`,
      `read(fs.createReadStream('nope'))`,
      `new Promise((done) => { const out = fs.createWriteStream('w/s.txt'); out.write('a'); out.end('b', () => done([out.bytesWritten, out.path, fs.readFileSync('w/s.txt', 'utf8')])); })`,
      `new Promise((_done, fail) => fs.createWriteStream('no/s.txt').on('error', fail))`,
      `pipeline(fs.createReadStream('w/f.txt'), fs.createWriteStream('w/copy.txt', { flags: 'a' })).then(() => fs.readFileSync('w/copy.txt', 'utf8'))`,
    ],
    `import { pipeline } from 'node:stream/promises';
async function read(stream: AsyncIterable<any>) { const pieces = []; for await (const piece of stream) pieces.push(String(piece)); return pieces; }`,
  ),
  trying('open files', [
    `(async () => { const file = await fsp.open('w/f.txt', 'r+'); const text = await file.readFile('utf8'); await file.write('!', 0); await file.close(); return [text, typeof file.fd, fs.readFileSync('w/f.txt', 'utf8')]; })()`,
    `fsp.open('no')`,
    `(() => { const fd = fs.openSync('w/f.txt'); const into = Buffer.alloc(3); const count = fs.readSync(fd, into); const more = fs.readSync(fd, into, 0, 3, null); fs.closeSync(fd); return [count, more, into.toString()]; })()`,
    `(() => { const fd = fs.openSync('w/n', 'w'); const count = fs.writeSync(fd, 'one') + fs.writeSync(fd, Buffer.from('two')); fs.closeSync(fd); return [count, fs.readFileSync('w/n', 'utf8')]; })()`,
    `fs.closeSync(999)`,
    `fs.readSync(999, Buffer.alloc(1))`,
    `(async () => { const lines = []; const file = await fsp.open('w/lines', 'w+'); await file.writeFile('a\\nb\\n'); await file.close(); for await (const line of (await fsp.open('w/lines')).readLines()) lines.push(line); return lines; })()`,
  ]),
];
