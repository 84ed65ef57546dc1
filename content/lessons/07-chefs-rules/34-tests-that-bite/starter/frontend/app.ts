const qty = document.querySelector<HTMLInputElement>('#qty')!;
const status = document.getElementById('status')!;

document.getElementById('order')!.addEventListener('click', async () => {
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ customer: 'Luz', lines: [{ dish: 1, qty: qty.valueAsNumber }] }),
  });
  const { id, total } = await response.json();
  status.textContent = response.ok
    ? `Order ${id}: ₹${(total / 100).toFixed(2)}`
    : `The kitchen answered ${response.status}.`;
});
