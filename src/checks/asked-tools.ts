import type { Check } from './define.ts';
import type { CheckTools } from './tools.ts';

type ToolName = keyof CheckTools;

/** What has to run before a check begins. */
export interface Beginning {
  kitchen: boolean;
  page: boolean;
}

/** Tools that act on the page, or wait for what it does. */
const forPage: readonly ToolName[] = ['page', 'tabs', 'wire'];
/** Tools that act on the kitchen. */
const forKitchen: readonly ToolName[] = ['request', 'backend', 'leaks', 'host'];
/** Tools that start by themselves what they act on. */
const forThemselves: readonly ToolName[] = ['programs', 'cloud'];

/**
 * What a check needs to begin with, by the tools its function asks for. A check that looks at the database alone gets the
 * kitchen too, which may fill it; one that starts programs does not.
 */
export function beginningOf({ run }: Check): Beginning {
  const asked = askedTools(run);
  if (!asked) return { kitchen: true, page: true };
  const asksFor = (names: readonly ToolName[]) => names.some((name) => asked.has(name));
  const page = asksFor(forPage);
  return { page, kitchen: page || asksFor(forKitchen) || !asksFor(forThemselves) };
}

/**
 * The tools that a check's function names in its parameter, `run({ request, db })`; `null` when it takes them as one. Read
 * from the function's own text, as the fixtures of Playwright and Vitest are: nobody has to say it twice.
 */
export function askedTools(run: Check['run']): ReadonlySet<string> | null {
  const pattern = /^(?:async\b\s*)?(?:function\b\s*)?[\w$]*\s*\(\s*\{([^{}]*)\}\s*\)/.exec(
    run.toString(),
  );
  if (!pattern || pattern[1]!.includes('...')) return null;
  const names = pattern[1]!.split(',').map((part) => part.split(/[:=]/, 1)[0]!.trim());
  return new Set(names.filter((name) => name !== ''));
}
