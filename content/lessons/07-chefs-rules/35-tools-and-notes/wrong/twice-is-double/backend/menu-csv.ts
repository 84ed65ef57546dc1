export interface NewDish {
  name: string;
  /** In paise. */
  price: number;
}

/**
 * Reads a price as Priya writes it, in whole paise: rupees in between would become floating numbers. Throws when it is none.
 *
 * @example
 * toPaise('179.95') // 17995
 * toPaise('80') // 8000
 */
export function toPaise(text: string): number {
  const [, rupees, paise = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  if (rupees === undefined) throw new Error(`“${text}” is no price.`);
  return Number(rupees) * 100 + Number(paise.padEnd(2, '0'));
}

/**
 * Reads a line of a menu. A comma too many is refused, because it may be one inside a price.
 *
 * @example
 * readDish('Rasam, 95') // { name: 'Rasam', price: 9500 }
 * readDish('Rasam') // throws
 */
export function readDish(line: string): NewDish {
  const [name = '', price, ...more] = line.split(',');
  if (name.trim() === '' || price === undefined || more.length > 0) {
    throw new Error(`“${line}” is not a name and a price.`);
  }
  return { name: name.trim(), price: toPaise(price) };
}
