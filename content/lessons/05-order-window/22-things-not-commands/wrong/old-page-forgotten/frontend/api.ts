/** All that this page asks of the kitchen. */
export interface Dish {
  id: number;
  name: string;
}

export interface Order {
  id: number;
  lines: { dish: number; name: string; qty: number }[];
}

export async function readMenu(): Promise<Dish[]> {
  return (await ask('GET', '/api/dishes')).json();
}

export async function readOrders(): Promise<Order[]> {
  return (await ask('GET', '/api/orders')).json();
}

export async function placeOrder(dish: number): Promise<void> {
  await ask('POST', '/api/orders', { dish });
}

export async function setLine(order: number, dish: number, qty: number): Promise<void> {
  await ask('PUT', `/api/orders/${order}/lines/${dish}`, { qty });
}

export async function removeLine(order: number, dish: number): Promise<void> {
  await ask('DELETE', `/api/orders/${order}/lines/${dish}`);
}

async function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  return response;
}
