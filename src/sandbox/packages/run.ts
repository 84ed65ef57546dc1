import type { Namespace } from '../compile/link.ts';

/**
 * Runs the scripts of npm packages, as load.ts gives them. `own` gives the modules of the place where they run, by name
 * without `node:`. The function returned knows those and what the packages brought.
 */
export function runPackages(
  sources: readonly string[],
  own: (name: string) => Namespace | undefined = () => undefined,
): (name: string) => Namespace | undefined {
  const brought = new Map<string, Namespace>();
  const find = (name: string) => brought.get(name) ?? own(name);

  function take(name: string): Namespace {
    const found = find(name);
    if (found) return found;
    const error = new Error(`Cannot find module '${name}'`);
    throw Object.assign(error, { code: 'MODULE_NOT_FOUND' });
  }

  const register = (name: string, namespace: Namespace) => void brought.set(name, namespace);
  for (const source of sources) new Function('$module', '$register', source)(take, register);
  return find;
}
