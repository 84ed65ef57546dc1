/// <reference types="astro/client" />

/** A script and all it imports, as text. See integrations/bundled.ts. */
declare module '*?bundled' {
  const source: string;
  export default source;
}
