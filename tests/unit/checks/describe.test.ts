import { describe as group, expect, it } from 'vitest';
import { describe, describeProblem, describeSeen } from '#checks/page/describe.ts';
import type { Problem, Query } from '#checks/page/protocol.ts';

const text = (words: string) => ({ text: words, exact: false });
const item: Query = [{ by: 'role', role: 'listitem', name: null, states: {} }];
const dal: Query = [...item, { by: 'hasText', text: text('Dal') }];

group('a query in words', () => {
  it.each<[Query, string]>([
    [dal, 'list item with “Dal”'],
    [
      [...dal, { by: 'role', role: 'button', name: text('Add'), states: {} }],
      'button “Add” in the list item with “Dal”',
    ],
    [[...item, { by: 'nth', index: 1 }], 'second list item'],
    [[...item, { by: 'nth', index: -1 }], 'last list item'],
    [
      [...item, { by: 'hasNot', query: [{ by: 'text', text: text('Sold out') }] }],
      'list item without the text “Sold out”',
    ],
    [
      [{ by: 'role', role: 'checkbox', name: text('Hot'), states: { checked: false } }],
      'not checked tick box “Hot”',
    ],
    [[{ by: 'role', role: 'heading', name: null, states: { level: 1 } }], 'level 1 heading'],
    [[{ by: 'css', selector: 'dialog' }], 'element dialog'],
    [[{ by: 'label', text: { pattern: 'name', flags: 'i' } }], 'field like /name/'],
  ])('%o', (query, words) => expect(describe(query)).toBe(words));
});

group('what stood in the way', () => {
  it.each<[Problem, string]>([
    [{ kind: 'missing', steps: 1, others: [] }, 'The page shows no list item.'],
    [
      { kind: 'covered', by: { role: 'dialog', name: 'Cart', tag: 'dialog' } },
      'The list item with “Dal” is covered by the dialog “Cart”.',
    ],
    [
      { kind: 'no-option', options: ['Name', 'Price'] },
      'The list item with “Dal” has no such option. It has “Name”, “Price”.',
    ],
  ])('%o', (problem, words) => expect(describeProblem(dal, problem)).toBe(words));

  it('is named by what people see, or by its code', () => {
    expect(describeSeen({ role: 'img', name: '', tag: 'img' })).toBe('image');
    expect(describeSeen({ role: null, name: 'Sold out', tag: 'p' })).toBe('text “Sold out”');
    expect(describeSeen({ role: null, name: '', tag: 'div.veil' })).toBe('element div.veil');
  });
});
