import { hold, release } from '../lifetime.ts';

/** The browser's own Web Crypto. While it works on something, the process lives. */
export const webcrypto = self.crypto;

const { subtle } = webcrypto;
for (const name of Object.keys(Object.getOwnPropertyDescriptors(SubtleCrypto.prototype))) {
  if (name === 'constructor' || typeof subtle[name as keyof SubtleCrypto] !== 'function') continue;
  const own = subtle[name as 'digest'].bind(subtle) as (...args: unknown[]) => Promise<unknown>;
  const held = async (...args: unknown[]) => {
    hold();
    try {
      return await own(...args);
    } finally {
      release();
    }
  };
  Object.defineProperty(held, 'name', { value: name });
  Object.defineProperty(subtle, name, { value: held, configurable: true, writable: true });
}
