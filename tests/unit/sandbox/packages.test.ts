import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packages } from '../../../src/integrations/packages.ts';
import { offered, offeredNames } from '#sandbox/packages/offered.ts';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>;
};
const halves = ['node', 'page'] as const;
const all = halves.flatMap((half) => Object.keys(offered[half]).map((name) => [half, name]));
const { load } = packages(offered) as unknown as { load(id: string): Promise<string> };

describe('the packages offered', () => {
  it('are dependencies of the site, so that their versions are fixed', () => {
    const names = halves.flatMap(offeredNames).map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)![0]);
    expect(names.filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('have each name in one bundle', () => {
    for (const half of halves) {
      const names = offeredNames(half);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('each have a loader of their own', async () => {
    const index = await load('\0virtual:packages');
    for (const [half, name] of all)
      expect(index).toContain(`import("virtual:packages/${half}/${name}")`);
  });
});
