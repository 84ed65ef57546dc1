/** The app as its guests know it. The proxy in front of the kitchen (`proxy.ts`) holds the certificate. */
export const PUBLIC_ORIGIN = 'https://thepass.test';
/** Port of the kitchen behind that name. */
const KITCHEN_PORT = 3000;

/**
 * The sandbox's name service: which port answers for an address. `localhost`, names below it and 127.0.0.1 answer on
 * the port of the address; origins that end in `.test` are given ports here, so that `https` and other sites are real
 * to a browser. Nothing else is in the sandbox.
 */
export interface Names {
  /** The port that answers, or `null` when the address leads out of the sandbox. */
  portOf(url: URL): number | null;
  /** Whether an address stays on the machine: `localhost`, names below it, and 127.0.0.1. */
  isLocal(url: URL): boolean;
  /** Lets a port answer for an origin. Throws when the origin is no free name of ours. Returns how to take it back. */
  give(origin: string, port: number): () => void;
}

/** Creates a name service that knows the app's own name. */
export function createNames(): Names {
  const ports = new Map([[PUBLIC_ORIGIN, KITCHEN_PORT]]);
  return {
    isLocal,
    portOf(url) {
      if (isLocal(url)) return Number(url.port) || 80;
      return ports.get(url.origin) ?? null;
    },
    give(origin, port) {
      const url = new URL(origin);
      if (url.origin !== origin || !/^https?:\/\/[^:]+\.test$/.test(origin)) {
        throw new Error(`${origin} is no origin that ends in .test, such as https://evil.test.`);
      }
      if (ports.has(origin)) throw new Error(`${origin} is taken.`);
      ports.set(origin, port);
      return () => void ports.delete(origin);
    },
  };
}

function isLocal({ protocol, hostname }: URL): boolean {
  if (protocol !== 'http:') return false;
  return /^(?:.+\.)?localhost$/.test(hostname) || hostname === '127.0.0.1';
}
