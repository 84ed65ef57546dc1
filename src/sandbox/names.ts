/** The app as its guests know it. The proxy in front of the kitchen (`proxy.ts`) holds the certificate. */
export const PUBLIC_ORIGIN = 'https://thepass.test';
/** Port of the kitchen behind that name. */
const KITCHEN_PORT = 3000;

/**
 * The sandbox's name service: which port answers for an address. `localhost`, names below it and 127.0.0.1 answer on
 * the port of the address; origins that end in `.test` are given ports here, so that `https` and other sites are real
 * to a browser. Every machine is reached by its name, as `http://kitchen-2.internal:3000`, and has ports of its own.
 * Nothing else is in the sandbox.
 */
export interface Names {
  /**
   * The port that answers, or `null` when the address leads out of the sandbox. Ports are counted through all machines:
   * those of the first machine are the usual ones. `localhost` is the machine that asks, the first one unless told.
   */
  portOf(url: URL, machine?: Machine): number | null;
  /** The machine of that name. It is there from the moment it is first asked for; `kitchen` is the first one. */
  machine(name: string): Machine;
  /** Whether an address stays on the machine: `localhost`, names below it, and 127.0.0.1. */
  isLocal(url: URL): boolean;
  /** Lets a port answer for an origin. Throws when the origin is no free name of ours. Returns how to take it back. */
  give(origin: string, port: number): () => void;
}

/** The number of a machine, beginning with 0. */
export type Machine = number;

const PORTS_PER_MACHINE = 65_536;

/** A port of a machine, counted through all machines. */
export function portOn(machine: Machine, port: number): number {
  return machine * PORTS_PER_MACHINE + port;
}

/** The port as its own machine knows it. */
export function portAtHome(port: number): number {
  return port % PORTS_PER_MACHINE;
}

/** Whether an address names one machine, and so not what stands before several. */
export function namesMachine({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && hostname.endsWith('.internal');
}

/** Creates a name service that knows the app's own name. */
export function createNames(): Names {
  const ports = new Map([[PUBLIC_ORIGIN, KITCHEN_PORT]]);
  const machines = new Map<string, Machine>([['kitchen', 0]]);
  return {
    isLocal,
    portOf(url, machine = 0) {
      const port = Number(url.port) || 80;
      if (isLocal(url)) return portOn(machine, port);
      if (!namesMachine(url)) return ports.get(url.origin) ?? null;
      const named = machines.get(url.hostname.replace(/\.internal$/, ''));
      return named === undefined ? null : portOn(named, port);
    },
    machine(name) {
      const machine = machines.get(name) ?? machines.size;
      machines.set(name, machine);
      return machine;
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
