import { rupees, type Dish } from './menu.ts';

export interface RowProps {
  dish: Dish;
  qty: number;
  onChange(qty: number): void;
}

/** One dish in a cart, with its quantity and a note for the kitchen. */
export function Row({ dish, qty, onChange }: RowProps) {
  const { name, price } = dish;
  return (
    <li className="dish">
      <span className="name">
        {qty} × {name}, {rupees(qty * price)}
      </span>
      <button type="button" aria-label={`One more ${name}`} onClick={() => onChange(qty + 1)}>
        +
      </button>
      <button type="button" aria-label={`Remove ${name}`} onClick={() => onChange(0)}>
        Remove
      </button>
      <input aria-label={`Note for ${name}`} placeholder="A note" size={8} />
    </li>
  );
}
