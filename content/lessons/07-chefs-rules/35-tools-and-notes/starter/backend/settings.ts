export function readSetting(name: string): string {
  const text = process.env[name];
  if (!text) throw new Error(`${name} is not set.`);
  return text;
}
