import { inspect } from '../inspect/inspect.ts';
import { invalidArgumentValue, requireString } from '../node-error.ts';

const colors = () => inspect.colors as unknown as Record<string, [number, number] | undefined>;

/** `util.styleText`: a text with the codes that color it on a terminal. Here none is one, so `validateStream` plays no part. */
export function styleText(
  format: string | readonly string[],
  text: string,
  { validateStream = true }: { validateStream?: boolean } = {},
): string {
  requireString('text', text);
  const codes = [format].flat().filter((name) => name !== 'none');
  const found = codes.map((name) => {
    const pair = colors()[name];
    if (pair) return pair;
    throw invalidArgumentValue('format', name, `must be one of: ${list()}`);
  });
  // Node leaves out colors for a stream that is no terminal, which stdout never is here.
  if (validateStream) return text;
  return found.reduceRight((styled, [on, off]) => `\u001b[${on}m${styled}\u001b[${off}m`, text);
}

const list = () =>
  Object.keys(colors())
    .map((name) => `'${name}'`)
    .join(', ');
