/** Whether two addresses belong to one site, as SameSite cookies mean it. The port does not matter. */
export function isSameSite(a: URL, b: URL): boolean {
  return a.protocol === b.protocol && siteOf(a.hostname) === siteOf(b.hostname);
}

/** The registrable part of a name: `shop.evil.localhost` belongs to `evil.localhost`, `api.thepass.test` to its app. */
function siteOf(hostname: string): string {
  const isName = /(^|\.)(localhost|test)$/.test(hostname);
  return isName ? hostname.split('.').slice(-2).join('.') : hostname;
}
