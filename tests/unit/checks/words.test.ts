import { describe, expect, it } from 'vitest';
import { mentions, newLines, valuesIn, wordsOf } from '#checks/words.ts';

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

describe('wordsOf', () => {
  it('drops case and punctuation', () => {
    expect(wordsOf('Order 41: Dal…')).toEqual(['order', '41', 'dal']);
  });
});
