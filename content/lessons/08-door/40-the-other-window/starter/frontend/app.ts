const status = document.getElementById('status')!;

on('be-amara', () =>
  send('POST', '/api/session', {
    email: 'amara@example.com',
    password: 'amara likes mango lassi',
  }),
);
on('order', () => send('POST', '/api/orders', { dish: 1, qty: 1 }));
on('favorite', () => send('PUT', '/api/favorite/dal'));
await show();

/** Does something when a button is pressed, and shows what is so afterwards. */
function on(id: string, action: () => Promise<Response>): void {
  document.getElementById(id)!.addEventListener('click', async () => {
    const response = await action();
    status.textContent = response.ok ? 'Done.' : `The kitchen answered ${response.status}.`;
    await show();
  });
}

async function show(): Promise<void> {
  const response = await fetch('/api/me');
  const me = response.ok ? await response.json() : null;
  document.getElementById('me')!.textContent = me
    ? `You are ${me.name}. Your favorite: ${me.favorite}.`
    : 'You are a guest.';
  const rows = (me?.orders ?? []).map(({ id, dish, qty }: Record<string, unknown>) => {
    const row = document.createElement('li');
    row.className = 'dish';
    row.textContent = `Order ${id}: ${qty} × ${dish}`;
    return row;
  });
  document.getElementById('orders')!.replaceChildren(...rows);
}

function send(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
