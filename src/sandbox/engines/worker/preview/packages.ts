/**
 * What the learner's page may import besides files. Each entry loads, on demand, the source of a script with the
 * parameter `register(name, namespace)` that brings the packages listed with it.
 */
const bundles = [
  {
    names: ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client'],
    load: () => import('./packages/react.ts?bundled'),
  },
];

/** Names that may be imported. */
export const pagePackages: readonly string[] = bundles.flatMap((bundle) => bundle.names);

/** Sources of the scripts that bring the packages named. */
export async function loadPagePackages(names: Iterable<string>): Promise<string[]> {
  const wanted = new Set(names);
  const needed = bundles.filter((bundle) => bundle.names.some((name) => wanted.has(name)));
  const modules = await Promise.all(needed.map((bundle) => bundle.load()));
  return modules.map((module) => module.default);
}
