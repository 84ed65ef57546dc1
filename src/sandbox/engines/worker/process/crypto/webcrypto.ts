import { hold, release } from '../lifetime.ts';

/** The browser's own Web Crypto. While it works on something, the process lives. */
export const webcrypto = self.crypto;

// Not there on a page that is not secure.
const subtle = webcrypto.subtle as SubtleCrypto | undefined;
const names = subtle ? Object.getOwnPropertyNames(SubtleCrypto.prototype) : [];
for (const name of names) {
  if (name === 'constructor' || typeof subtle![name as keyof SubtleCrypto] !== 'function') continue;
  const own = subtle![name as 'digest'].bind(subtle) as (...args: unknown[]) => Promise<unknown>;
  const held = async (...args: unknown[]) => {
    hold();
    try {
      return await own(...args);
    } finally {
      release();
    }
  };
  Object.defineProperty(held, 'name', { value: name });
  Object.defineProperty(subtle!, name, { value: held, configurable: true, writable: true });
}
