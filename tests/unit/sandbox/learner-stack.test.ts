import { expect, it } from 'vitest';
import { toLearnerStack } from '#sandbox/compile/learner-stack.ts';

it('keeps the learner’s frames of a Chromium stack', () => {
  const stack = `TypeError: x
    at place (app:/backend/orders.ts:12:9)
    at async Object.default (app:/backend/server.ts:4:1)
    at run (data:text/javascript,engine:1:2)`;
  expect(toLearnerStack(stack)).toEqual({
    lines: ['place (backend/orders.ts:12:9)', 'backend/server.ts:4:1'],
    location: { file: 'backend/orders.ts', line: 12, column: 9 },
  });
});

it('reads the stacks that a process writes', () => {
  const stack = 'TypeError: x\n    at place (file:///home/project/backend/a%20b.ts:12:9)';
  expect(toLearnerStack(stack).lines).toEqual(['place (backend/a b.ts:12:9)']);
});

it('reads Firefox and WebKit', () => {
  expect(toLearnerStack('place@app:/backend/a.ts:3:7\nrun@x.js:1:1').location).toMatchObject({
    line: 3,
  });
  const webkit =
    'place@data:text/javascript;charset=utf-8;file=backend%2Fa.ts,export%20default:5:2';
  expect(toLearnerStack(webkit)).toMatchObject({
    location: { file: 'backend/a.ts', line: 5, column: 2 },
  });
});

it('has no place for errors that are not the learner’s', () => {
  expect(toLearnerStack('Error\n    at a (https://x/y.js:1:1)')).toEqual({
    lines: [],
    location: null,
  });
});
