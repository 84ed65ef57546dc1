import { coded, invalidArgumentType } from '../node-error.ts';
import { lazyLibrary } from '../lazy-library.ts';
import { process } from '../process-object.ts';
import source from './parse-args-library.ts?bundled';

const library = lazyLibrary<typeof import('./parse-args-library.ts')>(source);

interface Option {
  type: 'boolean' | 'string';
  short?: string;
  multiple?: boolean;
  default?: unknown;
}

interface Config {
  args?: string[];
  options?: Record<string, Option>;
  strict?: boolean;
  allowPositionals?: boolean;
  allowNegative?: boolean;
  tokens?: boolean;
}

interface Parsed {
  values: Record<string, unknown>;
  positionals: string[];
  tokens?: { kind: string; name?: string }[];
}

/**
 * `util.parseArgs`, by its authors' own package. That looks for the arguments in a `process` of its own, is older than
 * `allowNegative`, and has plain errors.
 */
export function parseArgs({ allowNegative = false, ...config }: Config = {}): Parsed {
  const { args = process.argv.slice(2), options = {} } = config;
  for (const [name, { type }] of Object.entries(options)) {
    if (type === 'boolean' || type === 'string') continue;
    throw invalidArgumentType(`options.${name}.type`, "('string|boolean')", type);
  }
  if (!allowNegative) return parsing({ ...config, args });
  const switches = Object.keys(options).filter((name) => options[name]!.type === 'boolean');
  const negated = new Map(
    switches.filter((name) => !(no(name) in options)).map((name) => [no(name), name]),
  );
  const negatives = [...negated.keys()].map((name): [string, Option] => [
    name,
    { type: 'boolean' },
  ]);
  const all = { ...Object.fromEntries(negatives), ...options };
  const parsed = parsing({ ...config, args, options: all, tokens: true });
  const values = Object.entries(parsed.values).map(([written, value]): [string, unknown] => {
    const name = negated.get(written) ?? written;
    if (!switches.includes(name)) return [name, value];
    const wishes = parsed
      .tokens!.filter((token) => token.name === name || token.name === no(name))
      .map((token) => token.name === name);
    if (wishes.length === 0) return [name, value];
    return [name, options[name]!.multiple ? wishes : wishes.at(-1)];
  });
  if (!config.tokens) delete parsed.tokens;
  return { ...parsed, values: Object.fromEntries(values) };
}

function parsing(config: Config): Parsed {
  try {
    return library().parseArgs(config as never) as Parsed;
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    throw code?.startsWith('ERR_PARSE_ARGS') ? coded(new TypeError(message), code) : error;
  }
}

const no = (name: string) => `no-${name}`;
