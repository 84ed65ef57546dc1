import { useState } from 'react';
import { rupees, type Dish } from './menu.ts';
import { Row } from './row.tsx';

interface Line {
  dish: Dish;
  qty: number;
}

/** What one guest would like. */
export function Cart({ guest, dishes }: { guest: string; dishes: Dish[] }) {
  const [lines, setLines] = useState<Line[]>([]);

  // Worked out from the one source, each time the cart is drawn.
  const count = lines.reduce((sum, { qty }) => sum + qty, 0);
  const total = lines.reduce((sum, { dish, qty }) => sum + qty * dish.price, 0);

  function add(dish: Dish) {
    const line = lines.find((one) => one.dish === dish);
    if (line) change(dish, line.qty + 1);
    else setLines([...lines, { dish, qty: 1 }]);
  }

  function change(dish: Dish, qty: number) {
    const changed = lines.map((one) => (one.dish === dish ? { dish, qty } : one));
    setLines(changed.filter((one) => one.qty > 0));
  }

  function sort() {
    setLines(lines.toSorted((a, b) => a.dish.name.localeCompare(b.dish.name)));
  }

  return (
    <section aria-label={`Cart of ${guest}`}>
      <h2>{guest}</h2>
      <p>
        {dishes.map((dish) => (
          <button key={dish.id} type="button" onClick={() => add(dish)}>
            Add {dish.name}
          </button>
        ))}
      </p>
      <p>Dishes: {count}</p>
      <ul>
        {lines.map(({ dish, qty }, index) => (
          <Row key={index} dish={dish} qty={qty} onChange={(wanted) => change(dish, wanted)} />
        ))}
      </ul>
      <p>Total: {rupees(total)}</p>
      <button type="button" onClick={sort}>
        Sort by name
      </button>
    </section>
  );
}
