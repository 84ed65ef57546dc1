import { logIn, logOut, readBoard, readMe, readOrder, readOrders } from './api.ts';

const status = element('status');
const showBoard = element('show-board');

const buttons = ['Nobody', 'Amara', 'Joon', 'Luz', 'Tomasz', 'Priya'].map((name) => {
  const button = document.createElement('button');
  button.textContent = `Be ${name}`;
  button.addEventListener('click', () => become(name));
  return button;
});
element('people').append(...buttons);
element('open').addEventListener('submit', (event) => {
  event.preventDefault();
  const id = new FormData(event.target as HTMLFormElement).get('id');
  void openOrder(Number(id));
});
showBoard.addEventListener('click', board);
await show();

async function become(name: string): Promise<void> {
  if (name === 'Nobody') await logOut();
  else await logIn(name);
  await show();
}

/** Shows what belongs to whoever is logged in. */
async function show(): Promise<void> {
  for (const id of ['orders', 'order', 'board', 'status']) element(id).replaceChildren();
  const me = await readMe();
  element('me').textContent = me ? `You are ${me.name}, ${me.role}.` : 'You are a guest.';
  showBoard.hidden = me?.role !== 'cook' && me?.role !== 'manager';
  const orders = me ? await readOrders() : [];
  fill(
    'orders',
    (orders ?? []).map(({ id, dish, customer }) => `Order ${id}: ${dish} for ${customer}`),
  );
}

async function openOrder(id: number): Promise<void> {
  status.textContent = '';
  const order = await readOrder(id);
  element('order').textContent = order
    ? `Order ${id}: ${order.dish} goes to ${order.customer}, ${order.address}.`
    : '';
  if (!order) status.textContent = `There is no order ${id} that you may see.`;
}

async function board(): Promise<void> {
  const tickets = await readBoard();
  if (!tickets) status.textContent = 'The board is for the kitchen only.';
  fill(
    'board',
    (tickets ?? []).map(({ id, dish, status }) => `${id}: ${dish}, ${status}`),
  );
}

function fill(id: string, lines: string[]): void {
  const rows = lines.map((text) => {
    const row = document.createElement('li');
    row.className = 'dish';
    row.textContent = text;
    return row;
  });
  element(id).replaceChildren(...rows);
}

function element(id: string): HTMLElement {
  return document.getElementById(id)!;
}
