import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nodePackages } from '#sandbox/packages/node-modules.ts';

it('the README lists exactly the modules a server may import', () => {
  const readme = readFileSync('src/sandbox/README.md', 'utf8');
  const section = readme.split('## What a server may import')[1]?.split('Anything else')[0] ?? '';
  const listed = [...section.matchAll(/`(?:node:)?([a-z/_]+)`/g)].map(([, name]) => name);
  expect(listed).toEqual([...nodePackages]);
});
