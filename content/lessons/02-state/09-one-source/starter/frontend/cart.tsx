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
  const [count, setCount] = useState(0);
  const [total, setTotal] = useState(0);

  function add(dish: Dish) {
    const line = lines.find((one) => one.dish === dish);
    if (line) return change(dish, line.qty + 1);
    setLines([...lines, { dish, qty: 1 }]);
    setCount(count + 1);
    setTotal(total + dish.price);
  }

  function change(dish: Dish, qty: number) {
    const before = lines.find((one) => one.dish === dish)!.qty;
    setTotal(total + (qty - before) * dish.price);
    if (qty === 0) {
      setLines(lines.filter((one) => one.dish !== dish));
      setCount(count - before);
    } else {
      setLines(lines.map((one) => (one.dish === dish ? { dish, qty } : one)));
    }
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
