import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openPantry } from './db.ts';
import { readDish, type NewDish } from './menu-csv.ts';

const usage = `Usage: node backend/menu-import.ts [--dry-run] [file]

Brings a menu into the pantry. Without a file it reads stdin.

  --dry-run  says what it would do, and does nothing
  --help     shows this`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) console.log(usage);
  else {
    // 0 is the number under which a program finds its stdin.
    const dishes = readMenu(readFileSync(positionals[0] ?? 0, 'utf8'));
    if (values['dry-run']) console.log(`${dishes.length} dishes would be imported.`);
    else {
      await save(dishes);
      console.log(`${dishes.length} dishes imported.`);
    }
  }
} catch (error) {
  console.error(`menu-import: ${(error as Error).message}`);
  process.exitCode = 1;
}

/** Reads all lines before anything is written. Lines are counted as editors do. */
function readMenu(text: string): NewDish[] {
  return text
    .trimEnd()
    .split('\n')
    .flatMap((line, index) => {
      if (index === 0) return [];
      try {
        return readDish(line);
      } catch (error) {
        throw new Error(`line ${index + 1}: ${(error as Error).message}`);
      }
    });
}

/** One statement, so all or nothing. Names that are there already get the new price. */
async function save(dishes: NewDish[]): Promise<void> {
  const pantry = openPantry();
  try {
    await pantry.query(
      `INSERT INTO dishes (name, price)
       SELECT * FROM unnest($1::text[], $2::int[])
       ON CONFLICT (name) DO UPDATE SET price = excluded.price`,
      [dishes.map(({ name }) => name), dishes.map(({ price }) => price)],
    );
  } finally {
    await pantry.end();
  }
}
