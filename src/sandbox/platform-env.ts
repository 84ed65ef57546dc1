/**
 * Reads `backend/platform.env`: the environment variables that a project's programs get, as a platform's settings page gives them.
 * One `NAME=value` to a line; quotes around a value are not part of it; a line that begins with `#` is a remark. The format
 * of `node --env-file`, as far as settings need it.
 */
export function readPlatformEnv(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [, name, value = ''] = /^\s*([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name) variables[name] = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
  }
  return variables;
}
