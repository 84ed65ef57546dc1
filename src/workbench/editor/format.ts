import type { Plugin } from 'prettier';
import { format } from 'prettier/standalone';

/** What formats a kind of file: the parser, and what it is in. Each is loaded when it is first needed. */
interface Formatter {
  parser: string;
  load(): Promise<Plugin[]>;
}

const script = async () => [
  await import('prettier/plugins/babel'),
  // Typed as a namespace that is a plugin only in part.
  (await import('prettier/plugins/estree')) as Plugin,
];
const style = async () => [await import('prettier/plugins/postcss')];

const formatters: Record<string, Formatter> = {
  ts: { parser: 'babel-ts', load: script },
  tsx: { parser: 'babel-ts', load: script },
  js: { parser: 'babel', load: script },
  json: { parser: 'json', load: script },
  css: { parser: 'css', load: style },
  html: {
    parser: 'html',
    load: async () => [
      await import('prettier/plugins/html'),
      ...(await script()),
      ...(await style()),
    ],
  },
  yaml: { parser: 'yaml', load: async () => [await import('prettier/plugins/yaml')] },
  md: { parser: 'markdown', load: async () => [await import('prettier/plugins/markdown')] },
};

/** Whether files with this ending can be formatted. */
export function canFormat(path: string): boolean {
  return endingOf(path) in formatters;
}

/**
 * The file laid out as the course's own code is. Rejects, in words and with the place, when it cannot be read: a file that
 * does not parse stays as it is.
 */
export async function formatFile(path: string, contents: string): Promise<string> {
  const formatter = formatters[endingOf(path)];
  if (!formatter) throw new Error('Files of this kind cannot be formatted.');
  const plugins = await formatter.load();
  try {
    const options = { parser: formatter.parser, plugins, printWidth: 100, singleQuote: true };
    return await format(contents, options);
  } catch (error) {
    throw new Error(toReason(error), { cause: error });
  }
}

/** The first line of what Prettier says; the lines below show the code, which the editor does too. */
function toReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]?.replace(/ \((\d+):\d+\)$/, ', line $1') ?? message;
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
