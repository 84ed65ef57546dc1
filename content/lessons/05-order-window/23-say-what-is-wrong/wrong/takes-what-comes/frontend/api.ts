export interface Dish {
  id: number;
  name: string;
}

export interface Order {
  id: number;
  dish: number;
  qty: number;
  name: string;
  /** In paise. */
  total: number;
}

/** What one field of an order should be instead. */
export interface FieldError {
  /** Where in the body: `#/qty`. */
  pointer: string;
  /** A sentence for the guest. */
  detail: string;
}

export async function readMenu(): Promise<Dish[]> {
  return (await fetch('/api/dishes')).json();
}

export async function readOrders(): Promise<Order[]> {
  return (await fetch('/api/orders')).json();
}

/** Sends an order. Gives what is wrong with it: nothing, if the kitchen has taken it. */
export async function placeOrder(order: object): Promise<FieldError[]> {
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
  if (response.ok) return [];
  const { title, errors = [] } = await response.json();
  if (errors.length === 0) throw new Error(title);
  return errors;
}
