import { ask } from './ask.ts';

interface Dish {
  id: number;
  name: string;
}

const status = document.getElementById('status')!;

// Each part is shown as soon as it is there, and one that fails takes no other with it.
await Promise.all([showProfile(), showMenu(), showOrders()]);

async function showProfile(): Promise<void> {
  const profile = document.getElementById('profile')!;
  try {
    const { name, favorite } = await ask<{ name: string; favorite: string }>('/api/users/me');
    profile.textContent = `${name}, who likes ${favorite}`;
  } catch (error) {
    profile.textContent = `Nobody knows. ${(error as Error).message}`;
  }
}

async function showMenu(): Promise<void> {
  const dishes = await ask<Dish[]>('/api/menu').catch(() => []);
  const rows = dishes.map(({ id, name }) => {
    const button = document.createElement('button');
    button.textContent = `Order ${name}`;
    button.addEventListener('click', () => order(id));
    return rowOf(button);
  });
  document.getElementById('menu')!.replaceChildren(...rows);
}

async function showOrders(): Promise<void> {
  const orders = await ask<{ id: number; dish: string }[]>('/api/orders').catch(() => []);
  const rows = orders.map(({ id, dish }) => rowOf(`${id}: ${dish}`));
  document.getElementById('orders')!.replaceChildren(...rows);
}

async function order(dish: number): Promise<void> {
  try {
    await ask('/api/orders', { method: 'POST', body: JSON.stringify({ dish }) });
    status.textContent = 'Your order is with the kitchen.';
  } catch (error) {
    status.textContent = (error as Error).message;
  }
  await showOrders();
}

function rowOf(content: Node | string): HTMLElement {
  const row = document.createElement('li');
  row.className = 'dish';
  row.append(content);
  return row;
}
