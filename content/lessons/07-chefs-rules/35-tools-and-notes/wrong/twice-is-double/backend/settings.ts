/** The text of an environment variable. Throws when it is not set: a program must not guess where its pantry stands. */
export function readSetting(name: string): string {
  const text = process.env[name];
  if (!text) throw new Error(`${name} is not set.`);
  return text;
}
