import { expect, it } from 'vitest';
import { readReadme } from '#checks/programs/read-readme.ts';

it('finds what a reader types, with its lines', () => {
  const readme = `# Menu

Look at \`node --help\` first.

\`\`\`sh
# Where the pantry stands.
export DATABASE_URL=postgres://localhost

$ node backend/menu-import.ts \\
    menu.csv
\`\`\`

\`\`\`json
{ "not": "typed" }
\`\`\`

~~~~ bash
npm test
\`\`\`
~~~
~~~~
npm start
`;
  expect(readReadme(readme)).toEqual([
    { line: 7, text: 'export DATABASE_URL=postgres://localhost' },
    { line: 9, text: 'node backend/menu-import.ts menu.csv' },
    { line: 18, text: 'npm test' },
    { line: 19, text: '```' },
    { line: 20, text: '~~~' },
  ]);
  expect(readReadme('')).toEqual([]);
});
