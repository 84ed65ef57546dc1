import { escapeScript } from '#lib/html.ts';
import boot from './frame/boot.ts?bundled';

/** The script that the container puts into every page: see frame/boot.ts. */
export function pageScript(): string {
  const config = JSON.stringify({ site: location.origin });
  return `(function(config){${escapeScript(boot)}\n})(${config})`;
}
