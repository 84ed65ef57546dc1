import type { Capability } from '#lib/capabilities.ts';

/** What a lesson needs, in words that follow "This lesson needs". */
const words: Record<Capability, string> = {
  server: 'a server',
  wire: 'a view of every request',
  driver: 'checks that use the page',
  processes: 'a kitchen that can be stopped and started',
  postgres: 'a database',
  faults: 'requests that can be held and lost',
  attacker: 'web sites of other people',
  clock: 'a clock that can be stopped',
  browser: 'a browser of its own for the page',
  testing: 'a kitchen that runs test files',
  machines: 'several kitchens at once',
};

/** What the learner reads where the WebContainer is switched on and lacks what the lesson needs. */
export function describeLack(missing: readonly Capability[]): string {
  const list = missing.map((capability) => words[capability]);
  const all = list.length > 1 ? `${list.slice(0, -1).join(', ')} and ${list.at(-1)}` : list[0];
  return `This lesson needs ${all}. Only the built-in engine has that, so your code runs there.`;
}
