import { readFileSync } from 'node:fs';
import { openPantry } from './db.ts';
import { readDish } from './menu-csv.ts';

const [file] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);

const pantry = openPantry();
for (const line of lines) {
  const { name, price } = readDish(line);
  await pantry.query('INSERT INTO dishes (name, price) VALUES ($1, $2)', [name, price]);
}
await pantry.end();
