/** Whether an address leads into the sandbox. `*.localhost` and `127.0.0.1` are other sites than `localhost`. */
export function isInSandbox({ protocol, hostname }: URL): boolean {
  if (protocol !== 'http:') return false;
  return /^(?:.+\.)?localhost$/.test(hostname) || hostname === '127.0.0.1';
}

/** Whether two addresses belong to one site, as SameSite cookies mean it. The port does not matter. */
export function isSameSite(a: URL, b: URL): boolean {
  return a.protocol === b.protocol && siteOf(a.hostname) === siteOf(b.hostname);
}

/** The registrable part of a name: `shop.evil.localhost` belongs to `evil.localhost`. */
function siteOf(hostname: string): string {
  return hostname.endsWith('localhost') ? hostname.split('.').slice(-2).join('.') : hostname;
}
