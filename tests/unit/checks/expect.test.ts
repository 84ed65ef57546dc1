import { describe, expect as expectTest, it } from 'vitest';
import { CheckFailure, expect } from '#checks/index.ts';

const finding = { seen: 'You saw this.', expected: 'You expected that.', hint: 'look' };

/** The error that `action` throws, or rejects with. */
async function errorOf(action: () => unknown): Promise<unknown> {
  try {
    await action();
  } catch (error) {
    return error;
  }
  return null;
}

describe('expect', () => {
  it('has the matchers of Vitest', async () => {
    expect([{ id: 41, dish: 'Dal' }], finding).toEqual([{ id: 41, dish: 'Dal' }]);
    expect({ status: 201 }, finding).toMatchObject({ status: 201 });
    expect('Order 41', finding).not.toContain('42');
    expect(41, finding).to.be.a('number');
    await expect(Promise.resolve(1), finding).resolves.toBe(1);
  });
  it.each([
    ['a matcher', () => expect(1, finding).toBe(2)],
    ['its opposite', () => expect(1, finding).not.toBe(1)],
    ['a word of chai', () => expect(0, finding).to.be.ok],
    ['a chain', () => expect([1], finding).to.be.an('array').that.includes(2)],
    ['a promise', () => expect(Promise.resolve(1), finding).resolves.toBe(2)],
    ['a promise that rejects', () => expect(Promise.reject(new Error()), finding).resolves.toBe(2)],
  ])("says the learner's words when %s fails", async (_, action) => {
    const error = await errorOf(action);
    expectTest(error).toBeInstanceOf(CheckFailure);
    expectTest(error).toHaveProperty('finding', finding);
  });
  it('lets other errors through', async () => {
    const broken = () => expect({}, finding).toSatisfy(() => JSON.parse('{'));
    expectTest(await errorOf(broken)).toBeInstanceOf(SyntaxError);
  });
});
