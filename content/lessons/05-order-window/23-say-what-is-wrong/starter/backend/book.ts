/** An order in the book. Prices in paise, a hundredth of a rupee. */
export interface Order {
  id: number;
  dish: number;
  qty: number;
  name: string;
  price: number;
}

const orders: Order[] = [];
/** The book begins elsewhere each time the kitchen opens. */
let nextId = 20 + Math.floor(Math.random() * 900);

/** All orders with what each costs, the oldest first. */
export function allOrders(): (Order & { total: number })[] {
  return orders.map((order) => ({ ...order, total: order.price * order.qty }));
}

/** Writes an order into the book and gives it its number. */
export function writeOrder(order: Omit<Order, 'id'>): Order {
  const written = { ...order, id: nextId++ };
  orders.push(written);
  return written;
}
