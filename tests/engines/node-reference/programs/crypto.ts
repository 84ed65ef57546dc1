import type { ProgramCase } from './program-case.ts';

/** Makes a program that prints what each expression gives, or the error it throws. */
function trying(name: string, expressions: string[], before = ''): ProgramCase {
  const tries = expressions.map((text) => `await attempt(${JSON.stringify(text)}, () => ${text});`);
  const source = `import * as typed from 'node:crypto';
import { promisify } from 'node:util';
const crypto: any = typed;
async function attempt(text: string, run: () => unknown) {
  try { console.log(text, '→', await run()); } catch (error: any) {
    console.log(text, '→', error.name, error.code, error.message);
  }
}
${before}
${tries.join('\n')}`;
  return { name, source };
}

const digests = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-256', 'ripemd160'];

export const crypto: ProgramCase[] = [
  trying('digests', [
    ...digests.map((name) => `crypto.createHash('${name}').update('The Pass').digest('hex')`),
    `crypto.createHash('SHA-256').update('x').digest('base64')`,
    `crypto.createHash('RSA-SHA256').update('x').digest('base64url')`,
    `crypto.createHash('sha256').update('').digest('latin1').length`,
    `crypto.createHash('sha256').update('a').update('b').update(Buffer.from('c')).digest('hex')`,
    `crypto.createHash('sha256').update('ff00', 'hex').digest('hex')`,
    `crypto.createHash('md5').update(new Uint16Array([1, 2])).digest()`,
    `crypto.createHash('md5').update('é王').digest('buffer')`,
    `crypto.createHash('md5').update('x').digest('nope')`,
    `crypto.createHash('md5').update('a').copy().update('b').digest('hex')`,
    `crypto.hash('sha1', 'x')`,
    `crypto.hash('sha1', Buffer.from('x'), 'base64')`,
    `crypto.hash('sha1', 'x', 'buffer')`,
    `['md5', 'sha1', 'sha256', 'sha512'].every((name) => crypto.getHashes().includes(name))`,
    `[crypto.createHash('md5') instanceof crypto.Hash, crypto.createHash('md5').constructor.name]`,
  ]),
  trying(
    'digests of the wrong',
    [
      `crypto.createHash('nope')`,
      `crypto.createHash(5)`,
      `crypto.createHash('md5').update(5)`,
      `crypto.createHash('md5').update()`,
      `crypto.createHash('md5').update({})`,
      `crypto.hash('nope', 'x')`,
      `used.digest()`,
      `used.update('x')`,
      `used.copy()`,
    ],
    `const used = crypto.createHash('sha256'); used.digest();`,
  ),
  trying(
    'keyed digests',
    [
      ...digests.map(
        (name) => `crypto.createHmac('${name}', 'key').update('The Pass').digest('hex')`,
      ),
      `crypto.createHmac('sha256', Buffer.alloc(200, 'k')).update('x').digest('base64')`,
      `crypto.createHmac('sha256', '').update('x').digest('hex')`,
      `crypto.createHmac('nope', 'k')`,
      `crypto.createHmac('sha256')`,
      `crypto.createHmac('sha256', 5)`,
      `used.digest('hex')`,
      `used.update('x')`,
    ],
    `const used = crypto.createHmac('sha256', 'k'); used.digest();`,
  ),
  {
    name: 'a digest of a stream',
    source: `import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
const hash = createHash('sha256');
for await (const chunk of Readable.from(['The ', 'Pass']).pipe(hash)) console.log(chunk.toString('hex'));
console.log(createHash('sha256').update('The Pass').digest('hex'));`,
  },
  trying('slow hashes', [
    `crypto.scryptSync('password', 'salt', 32).toString('hex')`,
    `crypto.scryptSync('password', 'salt', 16, { cost: 1024, blockSize: 4, parallelization: 2 }).toString('hex')`,
    `crypto.scryptSync('', '', 0).length`,
    `crypto.scryptSync('p', 's', 32, { N: 2 ** 17 })`,
    `crypto.scryptSync('p', 's', 8, { N: 2 ** 11, r: 64, maxmem: 17 * 1024 * 1024 }).toString('hex')`,
    `crypto.scryptSync('p', 's', 32, { N: 3 })`,
    `crypto.scryptSync('p', 's', 32, { N: 2, cost: 4 })`,
    `crypto.scryptSync(5, 's', 32)`,
    `crypto.scryptSync('p', undefined, 32)`,
    `crypto.scryptSync('p', 's', -1)`,
    `crypto.scryptSync('p', 's', 'x')`,
    `crypto.scrypt('p', 's', 1)`,
    `promisify(crypto.scrypt)('password', 'salt', 16, { N: 1024 }).then((key: any) => key.toString('hex'))`,
    `crypto.pbkdf2Sync('password', 'salt', 1000, 32, 'sha512').toString('hex')`,
    `crypto.pbkdf2Sync('password', 'salt', 1, 20, 'SHA1').toString('hex')`,
    `crypto.pbkdf2Sync('p', 's', 10, 20, 'nope')`,
    `crypto.pbkdf2Sync('p', 's', 0, 20, 'sha1')`,
    `crypto.pbkdf2Sync('p', 's', 1, 20)`,
    `crypto.pbkdf2('p', 's', 1, 20, 'sha1')`,
    `promisify(crypto.pbkdf2)('password', 'salt', 10, 16, 'sha256').then((key: any) => key.toString('hex'))`,
    `Buffer.from(crypto.hkdfSync('sha256', 'key', 'salt', 'info', 12)).toString('hex')`,
    `promisify(crypto.hkdf)('sha512', 'key', 'salt', 'info', 8).then((key: any) => Buffer.from(key).toString('hex'))`,
  ]),
  {
    name: 'a slow hash holds the process and lets others run',
    source: `import { scrypt } from 'node:crypto';
let turns = 0; const timer = setInterval(() => turns++, 1); timer.unref();
scrypt('password', 'salt', 32, { N: 2 ** 14 }, (error, key) => { console.log(error, key.length, turns > 0); });
console.log('first');`,
  },
  trying('comparing secrets', [
    `crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a'))`,
    `crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('b'))`,
    `crypto.timingSafeEqual(new Uint8Array([1, 2]), Buffer.from([1, 2]))`,
    `crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab'))`,
  ]),
  trying('random values and their limits', [
    `crypto.randomBytes(70_000).length`,
    `crypto.randomBytes(1.5).length`,
    `crypto.randomBytes(-1)`,
    `crypto.randomBytes('x')`,
    `crypto.randomBytes(2 ** 40)`,
    `promisify(crypto.randomBytes)(4).then((bytes: any) => bytes.length)`,
    `/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID())`,
    `crypto.randomInt(5, 5)`,
    `crypto.randomInt('x')`,
    `crypto.randomInt(0, 2 ** 50)`,
    `crypto.randomInt(0)`,
    `crypto.randomInt(1.5)`,
    `crypto.randomInt(-3, -1) < -1`,
    `new Set(Array.from({ length: 200 }, () => crypto.randomInt(4))).size`,
    `promisify(crypto.randomInt)(1, 2)`,
    `crypto.randomFillSync(Buffer.alloc(5)).length`,
    `crypto.randomFillSync(new Uint8Array(4), 3, 2)`,
    `crypto.randomFillSync(new Uint8Array(4), 1, 2).filter((byte: number, i: number) => i === 0 || i === 3)`,
    `crypto.getRandomValues(new Uint8Array(3)).length`,
  ]),
  trying(
    'web crypto',
    [
      `crypto.webcrypto === globalThis.crypto && crypto.subtle === crypto.webcrypto.subtle`,
      `crypto.subtle.digest('SHA-256', bytes('x')).then((hash: any) => Buffer.from(hash).toString('hex'))`,
      `crypto.subtle.importKey('raw', bytes('key'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']).then((key: any) => crypto.subtle.sign('HMAC', key, bytes('x'))).then((mark: any) => Buffer.from(mark).toString('hex'))`,
      `crypto.subtle.importKey('raw', bytes('key'), 'PBKDF2', false, ['deriveBits']).then((key: any) => crypto.subtle.deriveBits({ name: 'PBKDF2', salt: bytes('salt'), iterations: 10, hash: 'SHA-256' }, key, 128)).then((bits: any) => Buffer.from(bits).toString('hex'))`,
    ],
    `const bytes = (text: string) => new TextEncoder().encode(text);`,
  ),
  {
    name: 'web crypto holds the process',
    source: `void crypto.subtle.digest('SHA-1', new Uint8Array(5)).then((hash) => setTimeout(() => console.log('held', hash.byteLength), 1));
console.log('last line');`,
  },
];
