import { api, type Result } from './api.ts';
import { onPress, say, showMenu, showOrder, typedNumber } from './screen.ts';
import { toMenu, toNothing, toOrder } from './shapes.ts';

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
  const menu = await api('/api/menu', toMenu);
  if (menu.is === 'good') showMenu(menu.value);
  else showTrouble(menu);
}

async function findOrder(number: string): Promise<void> {
  const { signal } = visit;
  say('');
  showOrder();
  const order = await api(`/api/orders/${number}`, toOrder, { signal });
  if (order.is === 'good') showOrder(order.value);
  else showTrouble(order);
}

async function cancelOrder(number: string): Promise<void> {
  const { signal } = visit;
  say('');
  const done = await api(`/api/orders/${number}`, toNothing, { method: 'DELETE', signal });
  if (done.is !== 'good') return showTrouble(done);
  showOrder();
  say(`Order ${number} is cancelled.`);
}

function showTrouble(result: Result<unknown>): void {
  switch (result.is) {
    case 'refused':
      return say(result.title);
    case 'unreachable':
      return say('Nobody answers from the kitchen. Look at your line, then ask again.');
    case 'late':
      return say('The kitchen is slow today. Ask again in a moment.');
    case 'strange':
      return say('The kitchen answered in a way that this page does not understand.');
  }
}
