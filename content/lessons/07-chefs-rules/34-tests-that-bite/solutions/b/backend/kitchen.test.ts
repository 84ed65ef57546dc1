import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { createKitchen } from './kitchen.ts';

/** A kitchen with a clock that the test moves, and an order in it. */
async function openKitchen(t: TestContext, order: object = {}) {
  t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2027-01-15T06:30:00Z') });
  const kitchen = createKitchen(() => new Date());
  const post = async (path: string, body: object) => {
    const request = new Request(new URL(path, 'http://kitchen'), {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const response = await kitchen(request);
    return { status: response.status, ...(await response.json()) };
  };
  const place = (more: object = {}) =>
    post('/api/orders', { customer: 'Amara', lines: [{ dish: 3, qty: 1 }], ...more });
  const placed = await place(order);
  return { post, place, placed, path: `/api/orders/${placed.id}` };
}

it('ignores a total that was sent along', async (t) => {
  const { placed } = await openKitchen(t, { total: 1 });
  assert.deepStrictEqual([placed.total, placed.customer], [12025, 'Amara']);
});

it('takes a coupon once from each customer', async (t) => {
  const { placed, place } = await openKitchen(t, { coupon: true });
  assert.strictEqual(placed.total, 10582);
  assert.strictEqual((await place({ coupon: true })).total, 12025);
  assert.strictEqual((await place({ coupon: true, customer: 'Joon' })).total, 10582);
});

it('gives an order to one cook', async (t) => {
  const { post, path } = await openKitchen(t);
  const both = await Promise.all(
    ['Tomasz', 'Priya'].map((cook) => post(`${path}/accept`, { cook })),
  );
  assert.deepStrictEqual(both.map(({ status }) => status).sort(), [409, 'accepted']);
});

it('lets a customer cancel in time', async (t) => {
  const { post, path } = await openKitchen(t);
  t.mock.timers.setTime(Date.now() + 4 * 60_000);
  assert.strictEqual((await post(`${path}/cancel`, { customer: 'Amara' })).status, 'cancelled');
});

it('lets nobody cancel late', async (t) => {
  const { post, path } = await openKitchen(t);
  t.mock.timers.setTime(Date.now() + 6 * 60_000);
  assert.strictEqual((await post(`${path}/cancel`, { customer: 'Amara' })).status, 409);
});

it('lets only the customer cancel, and only before a cook accepts', async (t) => {
  const { post, path } = await openKitchen(t);
  assert.strictEqual((await post(`${path}/cancel`, { customer: 'Luz' })).status, 403);
  await post(`${path}/accept`, { cook: 'Tomasz' });
  assert.strictEqual((await post(`${path}/cancel`, { customer: 'Amara' })).status, 409);
});
