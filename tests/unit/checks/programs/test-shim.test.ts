import { expect, it } from 'vitest';
import { withShim } from '#checks/programs/test-shim.ts';

it('puts the stand-in where node:test is imported, and nowhere else', () => {
  const text = `import test, { it } from 'node:test';
import { mock } from "test";
import 'node:test';
import { test as other } from './test.ts';
const name = 'node:test';`;
  expect(withShim('backend/parts/a.test.ts', text).split('\n')).toEqual([
    "import test, { it } from '../../node-test.ts';",
    "import { mock } from '../../node-test.ts';",
    "import '../../node-test.ts';",
    "import { test as other } from './test.ts';",
    "const name = 'node:test';",
  ]);
  expect(withShim('a.test.ts', "import 'node:test';")).toBe("import './node-test.ts';");
});
