import { say, showMenu, type Dish } from './menu.ts';

const calls = document.getElementById('calls')!;

// A call that was missed comes after the next connection: the browser says which one it heard last.
new EventSource('/api/calls').onmessage = ({ data }) => {
  const call = document.createElement('li');
  call.textContent = data as string;
  calls.append(call);
};
await showMenu(order);

async function order(dish: Dish): Promise<void> {
  say(`${dish.name} is in the pan.`);
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dish: dish.id }),
  }).catch(() => null);
  say(response?.ok ? `${dish.name} is served.` : `The connection was lost. Did ${dish.name} come?`);
}
