import { placeOrder, readMenu, readOrders, removeLine, setLine, type Order } from './api.ts';
import { previewLinks } from './robot.ts';

const status = document.getElementById('status')!;

document.getElementById('paste')!.addEventListener('click', () => act(previewLinks));
await act(async () => {
  const dishes = await readMenu();
  const rows = dishes.map(({ id, name }) =>
    row(
      name,
      button('Order', `Order ${name}`, () => placeOrder(id)),
    ),
  );
  document.getElementById('menu')!.replaceChildren(...rows);
});

/** Does something, and shows what is on the board afterwards. */
async function act(action: () => Promise<void>): Promise<void> {
  try {
    await action();
    const orders = await readOrders();
    document.getElementById('board')!.replaceChildren(...orders.flatMap(rowsOf));
    status.textContent = `${orders.length} tickets on the board`;
  } catch (error) {
    console.error(error);
    status.textContent = 'The kitchen did not do it.';
  }
}

function rowsOf({ id, lines }: Order): HTMLElement[] {
  return lines.map(({ dish, name, qty }) =>
    row(
      `Order ${id}: ${qty} × ${name}`,
      button('+', `One more ${name} in order ${id}`, () => setLine(id, dish, qty + 1)),
      button('Remove', `Remove ${name} from order ${id}`, () => removeLine(id, dish)),
    ),
  );
}

function button(text: string, name: string, action: () => Promise<void>): HTMLElement {
  const created = document.createElement('button');
  created.type = 'button';
  created.textContent = text;
  created.ariaLabel = name;
  created.addEventListener('click', () => act(action));
  return created;
}

function row(text: string, ...buttons: HTMLElement[]): HTMLElement {
  const label = document.createElement('span');
  label.className = 'name';
  label.textContent = text;
  const item = document.createElement('li');
  item.className = 'dish';
  item.append(label, ...buttons);
  return item;
}
