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
  return (await ask('/getMenu')).json();
}

export async function readOrders(): Promise<Order[]> {
  return (await ask('/getOrders')).json();
}

export async function placeOrder(dish: number): Promise<void> {
  await ask(`/doOrder?dish=${dish}`);
}

export async function setLine(order: number, dish: number, qty: number): Promise<void> {
  await ask(`/setLine?order=${order}&dish=${dish}&qty=${qty}`);
}

export async function removeLine(order: number, dish: number): Promise<void> {
  await ask(`/removeLine?order=${order}&dish=${dish}`);
}

async function ask(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  return response;
}
