/** Reads the text of an `.env` file as Node does: `NAME=value` lines, quotes, comments, `export`. */
export function parseEnvironment(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  const line =
    /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\n#]*))/gm;
  for (const [, name, double, single, backtick, bare] of text
    .replace(/\r\n?/g, '\n')
    .matchAll(line)) {
    // Only double quotes know an escape, the line end.
    const value = double?.replace(/\\n/g, '\n') ?? single ?? backtick ?? bare?.trim() ?? '';
    variables[name!] = value;
  }
  return variables;
}
