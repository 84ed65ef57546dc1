export interface NewDish {
  name: string;
  /** In paise. */
  price: number;
}

/**
 * Reads a price as Priya writes it. Throws when it is none.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(toPaise('179.95'), 17995);
 */
export function toPaise(text: string): number {
  const [, rupees, paise = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  if (rupees === undefined) throw new Error(`“${text}” is no price.`);
  return Number(rupees) * 100 + Number(paise.padEnd(2, '0'));
}

/**
 * Reads one line of a menu: a name, a comma, a price.
 *
 * @example
 * ```ts
 * const dish = readDish('Rasam, 95');
 * console.log(dish.price); // 9500
 * ```
 */
export const readDish = (line: string): NewDish => {
  const [name = '', price, ...more] = line.split(',');
  if (name.trim() === '' || price === undefined || more.length > 0) {
    throw new Error(`“${line}” is not a name and a price.`);
  }
  return { name: name.trim(), price: toPaise(price) };
};

/**
 * Reads a whole menu. The first line is a heading. An error says in which line it is, counted as editors do.
 *
 * @example
 * readMenu('name,price\nRasam,95\nDal,184.50').length // 2
 */
export function readMenu(text: string): NewDish[] {
  const dishes: NewDish[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (index === 0 || line.trim() === '') continue;
    try {
      dishes.push(readDish(line));
    } catch (error) {
      throw new Error(`line ${index + 1}: ${(error as Error).message}`);
    }
  }
  return dishes;
}
