export interface Dish {
  id: number;
  name: string;
  /** In paise. */
  price: number;
}

export interface Cart {
  customer: string;
  coupon: boolean;
  lines: { dish: number; qty: number }[];
}

export interface Order extends Cart {
  id: number;
  /** In paise. */
  total: number;
}

export async function readMenu(): Promise<Dish[]> {
  return (await fetch('/api/dishes')).json();
}

export async function readOrders(): Promise<Order[]> {
  return (await fetch('/api/orders')).json();
}

/** What the cart would cost now, in paise. */
export async function readQuote(cart: Cart): Promise<number> {
  const { total } = await (await post('/api/quotes', cart)).json();
  return total;
}

export async function placeOrder(cart: Cart): Promise<void> {
  await post('/api/orders', cart);
}

async function post(path: string, body: unknown): Promise<Response> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  return response;
}
