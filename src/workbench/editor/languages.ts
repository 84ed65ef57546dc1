import { css } from '@codemirror/lang-css';
import { html } from '@codemirror/lang-html';
import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import type { LanguageSupport } from '@codemirror/language';

/** The language of a file, by its ending; `null` for endings we do not know, and for those that `loadLanguage` brings. */
export function languageOf(path: string): LanguageSupport | null {
  switch (endingOf(path)) {
    case 'ts':
      return javascript({ typescript: true });
    case 'tsx':
      return javascript({ typescript: true, jsx: true });
    case 'js':
    case 'mjs':
      return javascript();
    case 'html':
      return html();
    case 'css':
      return css();
    case 'json':
      return json();
    default:
      return null;
  }
}

/** Languages that few lessons have: they come when a file in them is opened. */
const later: Record<string, () => Promise<LanguageSupport>> = {
  sql: async () => {
    const { PostgreSQL, sql } = await import('@codemirror/lang-sql');
    return sql({ dialect: PostgreSQL });
  },
  yaml: async () => (await import('@codemirror/lang-yaml')).yaml(),
  yml: async () => (await import('@codemirror/lang-yaml')).yaml(),
  md: async () => (await import('@codemirror/lang-markdown')).markdown(),
};

/** The language of any file we know; `null` for other endings. Rejects when the language cannot be loaded. */
export async function loadLanguage(path: string): Promise<LanguageSupport | null> {
  return (await later[endingOf(path)]?.()) ?? languageOf(path);
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
