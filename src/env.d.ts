/// <reference types="astro/client" />

/** A script and all it imports, as text. See integrations/bundled.ts. */
declare module '*?bundled' {
  const source: string;
  export default source;
}

/** The npm packages that projects may import, as functions that load their bundles. See integrations/packages.ts. */
declare module 'virtual:packages' {
  interface Bundle {
    /** Text of a script with the parameters `$module` and `$register`. */
    source: string;
    /** Names it takes of other bundles. */
    needs: string[];
  }
  type Loaders = Record<string, () => Promise<{ default: Bundle }>>;
  export const load: { node: Loaders; page: Loaders };
}

/** Address of what is mounted into a WebContainer before any project. See integrations/container-snapshot.ts. */
declare module 'virtual:container-snapshot' {
  const url: string;
  export default url;
}

/** Address of the directory of a Postgres in which nothing has happened yet. See integrations/fresh-database.ts. */
declare module 'virtual:fresh-database' {
  const url: string;
  export default url;
}
