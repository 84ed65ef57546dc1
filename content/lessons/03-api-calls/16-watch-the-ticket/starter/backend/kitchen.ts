/** One thing that happens to an order. Later steps have higher ids. */
export interface Step {
  id: number;
  text: string;
  /** The dish is at the table: nothing more will happen. */
  done: boolean;
}

export interface Order {
  id: number;
  dish: string;
  /** Who may know about it. */
  guest: string;
  steps: Step[];
}

/** What happens, and how many milliseconds after the step before. */
const plan: [number, string][] = [
  [0, 'is in the book'],
  [2000, 'is in the pan'],
  [5000, 'waits on the pass'],
  [4000, 'is at your table'],
];

const orders = new Map<number, Order>();
const listeners = new Map<Order, Set<(step: Step) => void>>();
let lastOrder = 40 + anyNumber();
let lastStep = 100 + anyNumber();

/** Takes an order, and begins to cook. */
export function takeOrder(dish: string, guest: string): Order {
  const order: Order = { id: ++lastOrder, dish, guest, steps: [] };
  orders.set(order.id, order);
  cook(order);
  return order;
}

export function findOrder(id: number): Order | undefined {
  return orders.get(id);
}

/** Calls `listener` with each further step of an order. Gives the way to stop that. */
export function onStep(order: Order, listener: (step: Step) => void): () => void {
  const all = listeners.get(order) ?? new Set();
  listeners.set(order, all.add(listener));
  return () => void all.delete(listener);
}

/** What the board on the kitchen's wall shows: all orders, and how many listeners there are. */
export function board() {
  const listening = [...listeners.values()].reduce((sum, { size }) => sum + size, 0);
  return {
    listening,
    orders: [...orders.values()].map(({ id, dish, steps }) => ({ id, dish, steps })),
  };
}

function cook(order: Order): void {
  const [wait, text] = plan[order.steps.length]!;
  const happen = () => {
    const done = order.steps.length === plan.length - 1;
    const step = { id: ++lastStep, text: `${order.dish} ${text} (note ${anyNumber()})`, done };
    order.steps.push(step);
    listeners.get(order)?.forEach((listener) => listener(step));
    if (!done) cook(order);
  };
  if (wait === 0) happen();
  else setTimeout(happen, wait);
}

function anyNumber(): number {
  return Math.floor(Math.random() * 900);
}
