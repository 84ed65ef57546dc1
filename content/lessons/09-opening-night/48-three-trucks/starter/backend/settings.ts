/** What the platform says, read once. What is missing ends the program before it opens. */
export const settings = {
  port: number('PORT'),
  /** Connections to the pantry that one instance opens. The pantry has 30 for all of them. */
  poolSize: number('POOL_SIZE'),
  /** How long the kitchen still takes orders after SIGTERM, until everybody knows that it is closing. */
  drainSeconds: number('DRAIN_SECONDS'),
  /** What the bank gave us. Whoever has it can charge our guests. */
  tillKey: text('TILL_KEY'),
};

function number(name: string): number {
  const value = Number(text(name));
  if (!Number.isFinite(value)) throw new Error(`${name} must be a number.`);
  return value;
}

function text(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}
