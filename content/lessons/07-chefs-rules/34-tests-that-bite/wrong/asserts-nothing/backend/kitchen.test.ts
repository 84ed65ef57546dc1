import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKitchen } from './kitchen.ts';

const kitchen = createKitchen(() => new Date('2027-01-15T12:00:00+05:30'));

function post(path: string, body: object) {
  return kitchen(
    new Request(`http://kitchen${path}`, { method: 'POST', body: JSON.stringify(body) }),
  );
}

test('the menu is served', async () => {
  const response = await kitchen(new Request('http://kitchen/api/dishes'));
  assert.equal(response.status, 200);
});

test('an order is taken', async () => {
  const response = await post('/api/orders', { customer: 'Luz', lines: [{ dish: 1, qty: 2 }] });
  assert.ok(response);
});

test('an order has a total', async () => {
  const response = await post('/api/orders', { customer: 'Luz', lines: [{ dish: 2, qty: 1 }] });
  assert.ok('total' in (await response.json()));
});

test('a cook accepts', async () => {
  const response = await post('/api/orders/1/accept', { cook: 'Tomasz' });
  assert.ok(response.status);
});

test('a customer cancels', async () => {
  await post('/api/orders/1/cancel', { customer: 'Luz' });
});

test('nonsense is refused', async () => {
  const response = await post('/api/orders', {});
  assert.notEqual(response.status, 500);
});
