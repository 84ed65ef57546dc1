import { expect, test } from 'vitest';
import { toInlineHtml, toPlainText } from '../../../src/lib/inline-markup.ts';

test('code and emphasis become elements', () => {
  expect(toInlineHtml('Press *Order*: `POST /api/orders`')).toBe(
    'Press <em>Order</em>: <code>POST /api/orders</code>',
  );
  expect(toPlainText('Press *Order*: `POST`')).toBe('Press Order: POST');
});

test('everything else stays text', () => {
  expect(toInlineHtml('a <b> & `<i>`')).toBe('a &lt;b&gt; &amp; <code>&lt;i&gt;</code>');
});
