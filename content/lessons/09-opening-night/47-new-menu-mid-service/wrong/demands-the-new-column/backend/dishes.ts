import { query } from './db.ts';

/** A dish as version 2 knows it: its price is in paise, a hundredth of a rupee. */
export interface Dish {
  id: number;
  name: string;
  pricePaise: number;
}

/** A row while the table changes: `price` is the truth as long as it is there, because version 1 writes nothing else. */
interface Row extends Record<string, unknown> {
  id: number;
  name: string;
  price?: string;
  price_paise: number;
}

export async function allDishes(): Promise<Dish[]> {
  const { rows } = await query<Row>('SELECT * FROM dishes ORDER BY id');
  return rows.map(({ id, name, price, price_paise }) => ({
    id,
    name,
    pricePaise: price === undefined ? price_paise : Math.round(Number(price) * 100),
  }));
}

/** Gives the number of the new dish. */
export async function addDish(name: string, pricePaise: number): Promise<number> {
  const text = (await hasOldColumn())
    ? 'INSERT INTO dishes (name, price_paise, price) VALUES ($1, $2::int, $2::int / 100.0) RETURNING id'
    : 'INSERT INTO dishes (name, price_paise) VALUES ($1, $2::int) RETURNING id';
  return (await query<{ id: number }>(text, [name, pricePaise])).rows[0]!.id;
}

export async function setPrice(id: number, pricePaise: number): Promise<void> {
  const text = (await hasOldColumn())
    ? 'UPDATE dishes SET price_paise = $2::int, price = $2::int / 100.0 WHERE id = $1'
    : 'UPDATE dishes SET price_paise = $2::int WHERE id = $1';
  await query(text, [id, pricePaise]);
}

async function hasOldColumn(): Promise<boolean> {
  const { rowCount } = await query(
    `SELECT FROM information_schema.columns WHERE table_name = 'dishes' AND column_name = 'price'`,
  );
  return rowCount === 1;
}
