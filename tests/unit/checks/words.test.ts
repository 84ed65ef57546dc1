import { describe, expect, it } from 'vitest';
import { mentions, newLines, saysTheSame, valuesIn } from '#checks/words.ts';

describe('newLines', () => {
  it('leaves out what was there before, once for each time', () => {
    expect(newLines('Menu\nDal\nOrder', ' Menu\nDal\n\nDal\nOrder 41')).toEqual([
      'Dal',
      'Order 41',
    ]);
  });
});

describe('mentions', () => {
  it('finds whole words and numbers, in any case', () => {
    expect(mentions('ORDER 41: MASALA DOSA', 'Masala dosa')).toBe(true);
    expect(mentions('#41.', '41')).toBe(true);
    expect(mentions('Order 410', '41')).toBe(false);
    expect(mentions('Dalmatian', 'dal')).toBe(false);
    expect(mentions('costs 3.50', '3x50')).toBe(false);
  });
});

describe('valuesIn', () => {
  it('reads texts and numbers at any depth', () => {
    const reply = JSON.stringify({ ticket: { number: 41, dishes: ['Dal'] }, done: true });
    expect(valuesIn(reply)).toEqual(['41', 'Dal']);
  });
  it('reads the words of what is no JSON', () => {
    expect(valuesIn('Order 41 taken')).toEqual(['Order', '41', 'taken']);
  });
});

describe('saysTheSame', () => {
  const success = 'Order 41: Dal is with the kitchen.';
  it.each([
    'Order 42: Dal is with the kitchen.',
    'ORDER UNDEFINED: DAL IS WITH THE KITCHEN',
    'Dal is with the kitchen',
  ])('knows the same words again: %s', (line) => {
    expect(saysTheSame(line, success, ['41'])).toBe(true);
  });
  it.each([
    'Sending Dal to the kitchen…',
    'Dal is not with the kitchen.',
    'Dal could not be ordered.',
    '',
  ])('lets other words be: %s', (line) => {
    expect(saysTheSame(line, success, ['41'])).toBe(false);
  });
  it('needs the whole line when there is little beside the values', () => {
    expect(saysTheSame('Order 7: Dal', 'Order 41: Dal', ['41'])).toBe(true);
    expect(saysTheSame('Order undefined: Dal', 'Order 41: Dal', ['41'])).toBe(true);
    expect(saysTheSame('Sending Dal', 'Order 41: Dal', ['41'])).toBe(false);
    expect(saysTheSame('Dal: failed', 'Dal: 41', ['41'])).toBe(false);
  });
});
