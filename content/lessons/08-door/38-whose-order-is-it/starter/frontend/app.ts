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
  const orders = await readOrders();
  fill(
    'orders',
    orders.map(({ id, dish, customer }) => `Order ${id}: ${dish} for ${customer}`),
  );
}

async function openOrder(id: number): Promise<void> {
  status.textContent = '';
  const { dish, customer, address } = await readOrder(id);
  element('order').textContent = `Order ${id}: ${dish} goes to ${customer}, ${address}.`;
}

async function board(): Promise<void> {
  const tickets = await readBoard();
  fill(
    'board',
    tickets.map(({ id, dish, status }) => `${id}: ${dish}, ${status}`),
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
