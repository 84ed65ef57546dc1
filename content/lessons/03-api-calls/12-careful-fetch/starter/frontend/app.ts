import { api } from './api.ts';
import { onPress, say, showMenu, showOrder, typedNumber } from './screen.ts';
import { toMenu, toOrder } from './shapes.ts';

let visit = new AbortController();

onPress('reload', () => void loadMenu());
onPress('find', () => void findOrder(typedNumber()));
onPress('cancel', () => void cancelOrder(typedNumber()));
onPress('clear', () => {
  // The guest does not want to know any more.
  visit.abort();
  visit = new AbortController();
  showOrder();
  say('');
});
await loadMenu();

async function loadMenu(): Promise<void> {
  say('');
  try {
    showMenu(toMenu(await api('/api/menu')));
  } catch (error) {
    showTrouble(error);
  }
}

async function findOrder(number: string): Promise<void> {
  const { signal } = visit;
  say('');
  showOrder();
  try {
    showOrder(toOrder(await api(`/api/orders/${number}`, { signal })));
  } catch (error) {
    showTrouble(error);
  }
}

async function cancelOrder(number: string): Promise<void> {
  const { signal } = visit;
  say('');
  try {
    await api(`/api/orders/${number}`, { method: 'DELETE', signal });
    showOrder();
    say(`Order ${number} is cancelled.`);
  } catch (error) {
    showTrouble(error);
  }
}

function showTrouble(error: unknown): void {
  say(error instanceof Error ? error.message : String(error));
}
