import { order } from './order.ts';
import { draw, say, type Dish } from './screen.ts';

document.getElementById('bot')!.addEventListener('click', async () => {
  await fetch('/bot', { method: 'POST' });
  say('The bot asks for the menu, 200 times a second. Order something.');
});

try {
  const response = await fetch('/api/menu');
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  draw((await response.json()) as Dish[], (dish) => void order(dish));
} catch (error) {
  console.error(error);
  say('The menu could not be loaded.');
}
