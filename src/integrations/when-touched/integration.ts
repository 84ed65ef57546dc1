import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Astro integration: an island with `client:touched` is drawn at build and loads nothing until something tells it that it
 * is wanted; see `directive.ts` for how.
 */
export function whenTouched(): AstroIntegration {
  return {
    name: 'the-pass:when-touched',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => {
        const entrypoint = fileURLToPath(new URL('directive.ts', import.meta.url));
        addClientDirective({ name: 'touched', entrypoint });
      },
    },
  };
}
