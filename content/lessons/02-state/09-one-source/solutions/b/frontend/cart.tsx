import { useReducer } from 'react';
import { rupees, type Dish } from './menu.ts';
import { Row } from './row.tsx';

/** All that is remembered: how many of each dish, by its id, and whether the list is sorted. */
interface State {
  quantities: ReadonlyMap<number, number>;
  isSorted: boolean;
}

type Action = { type: 'set'; dish: number; qty: number } | { type: 'sort' };

function reduce(state: State, action: Action): State {
  if (action.type === 'sort') return { ...state, isSorted: true };
  const quantities = new Map(state.quantities);
  if (action.qty > 0) quantities.set(action.dish, action.qty);
  else quantities.delete(action.dish);
  return { ...state, quantities };
}

/** What one guest would like. */
export function Cart({ guest, dishes }: { guest: string; dishes: Dish[] }) {
  const [{ quantities, isSorted }, dispatch] = useReducer(reduce, {
    quantities: new Map(),
    isSorted: false,
  });

  const lines = [...quantities].map(([id, qty]) => ({
    dish: dishes.find((one) => one.id === id)!,
    qty,
  }));
  if (isSorted) lines.sort((a, b) => a.dish.name.localeCompare(b.dish.name));
  let count = 0;
  let total = 0;
  for (const { dish, qty } of lines) {
    count += qty;
    total += qty * dish.price;
  }
  const set = (dish: Dish, qty: number) => dispatch({ type: 'set', dish: dish.id, qty });

  return (
    <section aria-label={`Cart of ${guest}`}>
      <h2>{guest}</h2>
      <p>
        {dishes.map((dish) => (
          <button
            key={dish.id}
            type="button"
            onClick={() => set(dish, (quantities.get(dish.id) ?? 0) + 1)}
          >
            Add {dish.name}
          </button>
        ))}
      </p>
      <p>Dishes: {count}</p>
      <ul>
        {lines.map(({ dish, qty }) => (
          <Row key={dish.id} dish={dish} qty={qty} onChange={(wanted) => set(dish, wanted)} />
        ))}
      </ul>
      <p>Total: {rupees(total)}</p>
      <button type="button" onClick={() => dispatch({ type: 'sort' })}>
        Sort by name
      </button>
    </section>
  );
}
