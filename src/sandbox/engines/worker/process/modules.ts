import type { Namespace } from '../../../compile/link.ts';
import { DatabaseSocket } from './database-socket.ts';
import { packages } from './packages.ts';

/** What npm packages take of Node besides, and programs may not import. */
const forPackages: Record<string, Namespace> = {
  net: { default: { Socket: DatabaseSocket, isIP } },
};

/** A module of Node's, by its name without `node:`, as programs and npm packages find it. */
export function moduleNamed(name: string): Namespace | undefined {
  return (packages as Record<string, Namespace>)[name] ?? forPackages[name];
}

/** The version of an IP address, 0 if it is none. */
function isIP(text: string): 0 | 4 | 6 {
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(text) && text.split('.').every((part) => Number(part) < 256))
    return 4;
  return text.includes(':') && URL.canParse(`http://[${text}]`) ? 6 : 0;
}
