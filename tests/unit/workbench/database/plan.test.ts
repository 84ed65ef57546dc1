import { expect, test } from 'vitest';
import { kindsIn, readPlan } from '#workbench/database/plan.ts';

const scan = {
  'Node Type': 'Seq Scan',
  'Relation Name': 'orders',
  Alias: 'o',
  Filter: '(customer_id = 2)',
  'Rows Removed by Filter': 59_980,
  'Plan Rows': 12,
  'Actual Rows': 20,
  'Actual Loops': 1,
  'Actual Total Time': 8.25,
  'Shared Hit Blocks': 530,
  'Shared Read Blocks': 4,
};
const explained = (plan: object) =>
  readPlan(JSON.stringify([{ Plan: plan, 'Planning Time': 0.5, 'Execution Time': 9 }]));

test('a plan is a tree of steps with what they came to', () => {
  const plan = explained({ 'Node Type': 'Limit', 'Plan Rows': 20, Plans: [scan] });
  expect(plan).toMatchObject({ planningMs: 0.5, executionMs: 9 });
  expect(plan?.root).toMatchObject({ title: 'Limit', actual: null, isWholeTable: false });
  expect(plan?.root.steps).toEqual([
    {
      title: 'Seq Scan on orders o',
      meaning: 'Reads the whole table',
      isWholeTable: true,
      facts: ['Filter: (customer_id = 2)', 'Rows Removed by Filter: 59980'],
      estimatedRows: 12,
      actual: { rows: 20, loops: 1, ms: 8.25, pages: 534 },
      steps: [],
    },
  ]);
});

test('steps are named as Postgres names them', () => {
  const title = (node: object) => explained({ 'Plan Rows': 1, ...node })?.root.title;
  const index = { 'Index Name': 'by_day', 'Relation Name': 'orders', Alias: 'orders' };
  expect(title({ 'Node Type': 'Index Scan', 'Scan Direction': 'Backward', ...index })).toBe(
    'Index Scan Backward using by_day on orders',
  );
  expect(title({ 'Node Type': 'Bitmap Index Scan', 'Index Name': 'by_day' })).toBe(
    'Bitmap Index Scan on by_day',
  );
  expect(title({ 'Node Type': 'Hash Join', 'Join Type': 'Left' })).toBe('Hash Left Join');
  expect(title({ 'Node Type': 'Nested Loop', 'Join Type': 'Semi' })).toBe('Nested Loop Semi Join');
  expect(title({ 'Node Type': 'Nested Loop', 'Join Type': 'Inner' })).toBe('Nested Loop');
  expect(title({ 'Node Type': 'Aggregate', Strategy: 'Hashed' })).toBe('HashAggregate');
  expect(title({ 'Node Type': 'ModifyTable', Operation: 'Update', 'Relation Name': 't' })).toBe(
    'Update on t',
  );
});

test('what is no plan is not taken for one', () => {
  for (const text of ['', '[]', '{}', '[{"Plan": {}}]', '[1]', 'null', 'Seq Scan on t'])
    expect(readPlan(text)).toBeNull();
});

test('the kinds of a written plan are explained, and no words that only look like them', () => {
  const text = `Hash Join  (cost=1.0..2.0 rows=1 width=4)
  Hash Cond: (a.id = b.id)
  ->  Seq Scan on a  (cost=0..1 rows=1 width=4)
        Filter: (name = 'Sort')
  ->  Hash  (cost=0..1 rows=1 width=4)`;
  expect(kindsIn(text).map(({ kind }) => kind)).toEqual(['Seq Scan', 'Hash Join', 'Hash']);
});
