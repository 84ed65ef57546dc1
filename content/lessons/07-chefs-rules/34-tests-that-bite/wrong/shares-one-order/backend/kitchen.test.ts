import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKitchen } from './kitchen.ts';

const noon = Date.parse('2027-01-15T12:00:00+05:30');
let now = noon;
const kitchen = createKitchen(() => new Date(now));

async function post(path: string, body: object) {
  const init = { method: 'POST', body: JSON.stringify(body) };
  const response = await kitchen(new Request(`http://kitchen${path}`, init));
  return { status: response.status, body: await response.json() };
}

async function placeOrder(more: object = {}) {
  const { status, body } = await post('/api/orders', {
    customer: 'Luz',
    lines: [{ dish: 1, qty: 1 }],
    ...more,
  });
  assert.equal(status, 201);
  return body;
}

test('the kitchen decides the price', async () => {
  assert.equal((await placeOrder({ total: 1 })).total, 17995);
});

test('a coupon works once', async () => {
  assert.equal((await placeOrder({ coupon: true })).total, 15836);
  assert.equal((await placeOrder({ coupon: true })).total, 17995);
});

test('an order is placed', async () => {
  assert.equal((await placeOrder({ customer: 'Amara' })).status, 'placed');
});

test('only one cook gets an order', async () => {
  // The order of the test before.
  const id = 4;
  assert.equal((await post(`/api/orders/${id}/accept`, { cook: 'Tomasz' })).body.cook, 'Tomasz');
  assert.equal((await post(`/api/orders/${id}/accept`, { cook: 'Priya' })).status, 409);
});

test('a customer may cancel for five minutes', async () => {
  const [first, second] = [await placeOrder(), await placeOrder()];
  now += 299_000;
  const cancelled = await post(`/api/orders/${first.id}/cancel`, { customer: 'Luz' });
  assert.equal(cancelled.body.status, 'cancelled');
  now += 2000;
  assert.equal((await post(`/api/orders/${second.id}/cancel`, { customer: 'Luz' })).status, 409);
});

test('nobody cancels what a cook has accepted', async () => {
  const { id } = await placeOrder();
  await post(`/api/orders/${id}/accept`, { cook: 'Tomasz' });
  assert.equal((await post(`/api/orders/${id}/cancel`, { customer: 'Luz' })).status, 409);
});

test('nobody cancels the order of somebody else', async () => {
  const { id } = await placeOrder();
  assert.equal((await post(`/api/orders/${id}/cancel`, { customer: 'Joon' })).status, 403);
});
