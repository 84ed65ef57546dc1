interface Ticket {
  id: number;
  customer: string;
  lines: { dish: string; qty: number }[];
}

const limit = document.querySelector<HTMLSelectElement>('#limit')!;
const status = document.getElementById('status')!;
const list = document.getElementById('tickets')!;

limit.addEventListener('change', showTickets);
await showTickets();

/** Asks for the newest tickets, and says how often the kitchen went to the pantry for them. */
async function showTickets() {
  try {
    const response = await fetch(`/api/orders?limit=${limit.value}`);
    if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
    const tickets: Ticket[] = await response.json();
    list.replaceChildren(...tickets.map(draw));
    status.textContent = `${tickets.length} tickets, ${response.headers.get('x-trips')} trips to the pantry`;
  } catch (error) {
    console.error(error);
    status.textContent = 'The tickets could not be loaded.';
  }
}

function draw({ id, customer, lines }: Ticket): HTMLElement {
  const dishes = lines.map(({ dish, qty }) => `${qty} × ${dish}`).join(', ');
  const item = document.createElement('li');
  item.value = id;
  item.textContent = `${customer}: ${dishes || 'nothing yet'}`;
  return item;
}
