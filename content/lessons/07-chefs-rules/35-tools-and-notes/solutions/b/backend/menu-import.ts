import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { openPantry } from './db.ts';
import { readMenu } from './menu-csv.ts';

const config = {
  allowPositionals: true,
  options: {
    'dry-run': { type: 'boolean', short: 'n', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
} satisfies ParseArgsConfig;

function refuse(error: unknown): never {
  process.stderr.write(`${(error as Error).message}\nTry: node backend/menu-import.ts --help\n`);
  process.exit(1);
}

function readOptions() {
  try {
    return parseArgs(config);
  } catch (error) {
    return refuse(error);
  }
}

const { values, positionals } = readOptions();
if (values.help) {
  console.log('Usage: menu-import [-n | --dry-run] [-h | --help] [menu.csv]');
  process.exit(0);
}

const [file] = positionals;
const pantry = openPantry();
const session = await pantry.connect();
try {
  const dishes = readMenu(file ? await readFile(file, 'utf8') : await text(process.stdin));
  // A dry run does everything and then takes it back, so it also hears what the pantry would say.
  await session.query('BEGIN');
  let changed = 0;
  for (const { name, price } of dishes) {
    const { rowCount } = await session.query(
      `INSERT INTO dishes (name, price) VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET price = excluded.price WHERE dishes.price <> excluded.price`,
      [name, price],
    );
    changed += rowCount ?? 0;
  }
  await session.query(values['dry-run'] ? 'ROLLBACK' : 'COMMIT');
  console.log(`${dishes.length} dishes read, ${changed} new or with a new price.`);
} catch (error) {
  await session.query('ROLLBACK');
  refuse(error);
} finally {
  session.release();
  await pantry.end();
}
