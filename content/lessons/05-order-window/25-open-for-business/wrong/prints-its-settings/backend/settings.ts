/** What the environment must say, read once. A setting that is missing or impossible ends the program before it opens. */
export const settings = { port: readPort(), databaseUrl: readText('DATABASE_URL') };

function readPort(): number {
  const text = readText('PORT');
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new Error('PORT must be a whole number from 1 to 65535.');
  }
  return port;
}

function readText(name: string): string {
  const text = process.env[name];
  if (!text) throw new Error(`${name} is not set.`);
  return text;
}
