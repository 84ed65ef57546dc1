import { load } from 'virtual:packages';
import type { ModuleImport, Platform, Program } from '../compile/program.ts';
import { offered } from './offered.ts';

/**
 * Loads what programs import from npm, and nothing else: texts of scripts, to be run in this order where the programs
 * run, each with the parameters `$module` and `$register`.
 */
export async function loadPackages(
  platform: Platform,
  programs: readonly Program[],
): Promise<string[]> {
  const sources = new Map<string, string>();
  const asked = new Set<string>();

  async function add(name: string): Promise<void> {
    const bundle = bundleOf(platform, name);
    if (!bundle || asked.has(bundle)) return;
    asked.add(bundle);
    const { source, needs } = await fetchBundle(platform, bundle);
    for (const needed of needs) await add(needed);
    sources.set(bundle, source);
  }

  const targets = programs.flatMap(({ modules }) => modules).flatMap(({ imports }) => imports);
  for (const { target } of targets) if (isPackage(target)) await add(target.name);
  return [...sources.values()];
}

/** A bundle is a file of the site: it comes from the network when it is asked for the first time. */
async function fetchBundle(platform: Platform, bundle: string) {
  try {
    return (await load[platform][bundle]!()).default;
  } catch (error) {
    const remedy = 'Look at the connection, then start it again.';
    throw new Error(`The package '${bundle}' could not be loaded. ${remedy}`, { cause: error });
  }
}

function isPackage(target: ModuleImport['target']): target is { kind: 'package'; name: string } {
  return target.kind === 'package';
}

function bundleOf(platform: Platform, name: string): string | undefined {
  const bundles = Object.entries<readonly string[]>(offered[platform]);
  return bundles.find(([, names]) => names.includes(name))?.[0];
}
