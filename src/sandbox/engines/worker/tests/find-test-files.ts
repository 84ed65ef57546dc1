import picomatch from 'picomatch';
import type { Files } from '#lib/files.ts';

const endings = '{js,mjs,cjs,ts,mts,cts}';
/** Where Node looks for tests when it is not told. */
const usual = [
  `**/*.test.${endings}`,
  `**/*-test.${endings}`,
  `**/*_test.${endings}`,
  `**/test-*.${endings}`,
  `**/test.${endings}`,
  `**/test/**/*.${endings}`,
];

/** The test files that `node --test` runs, sorted by path, or the first wish that no file fits. */
export function findTestFiles(
  files: Files,
  wishes: readonly string[],
): { files: string[] } | { missing: string } {
  const paths = Object.keys(files).filter((path) => !path.includes('node_modules/'));
  const found = new Set<string>();
  const patterns = wishes.length > 0 ? wishes : usual;
  for (const pattern of patterns) {
    const fits = picomatch(pattern.replace(/^(\.\/|\/home\/project\/)/, ''));
    const fitting = paths.filter((path) => fits(path));
    if (fitting.length === 0 && wishes.length > 0) return { missing: pattern };
    fitting.forEach((path) => found.add(path));
  }
  return { files: [...found].sort() };
}
