import { expect, test } from 'vitest';
import { canFormat, formatFile } from '#workbench/editor/format.ts';

test.each([
  ['a.ts', 'const a:number=1', 'const a: number = 1;\n'],
  ['a.tsx', 'const a=<p>{b as string}</p>', 'const a = <p>{b as string}</p>;\n'],
  ['a.json', '{"a":1}', '{ "a": 1 }\n'],
  ['a.css', 'p{color:red}', 'p {\n  color: red;\n}\n'],
  ['a.html', '<p>a<script>b( )</script>', '<p>\n  a\n  <script>\n    b();\n  </script>\n</p>\n'],
  ['a.yaml', 'a:   1', 'a: 1\n'],
  ['a.md', '*  a', '- a\n'],
])('%s is laid out', async (path, contents, expected) => {
  expect(canFormat(path)).toBe(true);
  expect(await formatFile(path, contents)).toBe(expected);
});

test('a file that does not parse is refused with its line', async () => {
  await expect(formatFile('a.ts', 'const a = 1;\nconst = 2;')).rejects.toThrow(/, line 2$/);
});

test('files of other kinds stay as they are', async () => {
  expect(canFormat('schema.sql')).toBe(false);
  await expect(formatFile('schema.sql', 'select')).rejects.toThrow('cannot be formatted');
});
