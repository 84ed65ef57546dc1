interface Order {
  id: number;
  at: string;
  total: number;
}

const customer = document.querySelector<HTMLSelectElement>('#customer')!;
const older = document.querySelector<HTMLButtonElement>('#older')!;
const status = document.getElementById('status')!;

const day = new Intl.DateTimeFormat('en-IN', { dateStyle: 'medium', timeZone: 'Asia/Kolkata' });

customer.addEventListener('change', () => show(`/api/customers/${customer.value}/orders`));
await show(`/api/customers/${customer.value}/orders`);

/** Shows one page of orders. The kitchen says where the next one is. */
async function show(path: string): Promise<void> {
  try {
    const [page, plan] = await Promise.all([
      read<{ orders: Order[]; next: string | null }>(path),
      read<{ pages: number; plan: string }>(`/api/customers/${customer.value}/plan`),
    ]);
    document.getElementById('orders')!.replaceChildren(...page.orders.map(draw));
    older.disabled = page.next === null;
    older.onclick = () => page.next && show(page.next);
    status.textContent = `${plan.pages} database pages read for the newest orders`;
    document.getElementById('plan')!.textContent = plan.plan;
  } catch (error) {
    console.error(error);
    status.textContent = 'The orders could not be loaded.';
  }
}

async function read<Value>(path: string): Promise<Value> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  return response.json();
}

function draw({ id, at, total }: Order): HTMLElement {
  const item = document.createElement('li');
  item.value = id;
  item.textContent = `${day.format(new Date(at))}, ₹${total / 100}`;
  return item;
}
