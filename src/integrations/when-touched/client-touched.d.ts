import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /** Loads the island when it is wanted; see `directive.ts`. */
    'client:touched'?: boolean;
  }
}
