import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openPantry } from './db.ts';
import { readDish } from './menu-csv.ts';

const usage = 'Usage: node backend/menu-import.ts [--dry-run] [--help] [file]';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) console.log(usage);
  else await importMenu(readFileSync(positionals[0] ?? 0, 'utf8'), values['dry-run'] ?? false);
} catch (error) {
  console.error(`menu-import: ${(error as Error).message}`);
  process.exitCode = 1;
}

async function importMenu(text: string, isDry: boolean): Promise<void> {
  const lines = text.trimEnd().split('\n');
  if (isDry) return console.log(`${lines.length - 1} dishes would be imported.`);
  const pantry = openPantry();
  try {
    for (let number = 2; number <= lines.length; number++) {
      try {
        const { name, price } = readDish(lines[number - 1]);
        await pantry.query(
          `INSERT INTO dishes (name, price) VALUES ($1, $2)
           ON CONFLICT (name) DO UPDATE SET price = excluded.price`,
          [name, price],
        );
      } catch (error) {
        throw new Error(`line ${number}: ${(error as Error).message}`);
      }
    }
  } finally {
    await pantry.end();
  }
}
