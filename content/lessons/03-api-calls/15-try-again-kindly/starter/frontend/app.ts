import { ask } from './ask.ts';
import { order } from './order.ts';
import { draw, onPress, say, showGuests, type Dish } from './screen.ts';

onPress('again', showMenu);
onPress('arrive', welcomeThirty);
await showMenu();

async function showMenu(): Promise<void> {
  say('The kitchen is being asked …');
  try {
    const response = await ask('/api/menu');
    draw((await response.json()) as Dish[], (dish) => void order(dish));
    say('');
  } catch {
    say('The kitchen did not bring the menu. Ask again later.');
  }
}

/** What the kitchen sees when thirty people open the page at the same moment. */
async function welcomeThirty(): Promise<void> {
  let served = 0;
  let gone = 0;
  const guests = Array.from({ length: 30 }, (_, index) => index + 1);
  await Promise.all(
    guests.map(async (guest) => {
      await ask(`/api/menu?guest=${guest}`).then(
        () => served++,
        () => gone++,
      );
      showGuests(served, gone);
    }),
  );
}
