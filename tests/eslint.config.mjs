/** Few rules, each against a bug. Formatting is Prettier's affair, style is the reviewer's. */
import astro from 'eslint-plugin-astro';
import a11y from 'eslint-plugin-jsx-a11y-x';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

const lessonData = ['starter', 'solutions', 'wrong', 'versions'].map(
  (kind) => `content/lessons/*/*/${kind}/`,
);

export default defineConfig(
  { ignores: ['dist/', '.astro/', 'test-results/', 'content/templates/', ...lessonData] },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@typescript-eslint': typescript.plugin },
    languageOptions: {
      parser: typescript.parser,
      parserOptions: { projectService: true },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'jsx-a11y-x': a11y },
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    rules: a11y.configs.recommended.rules,
  },
  ...astro.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
);
