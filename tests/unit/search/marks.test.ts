import { expect, test } from 'vitest';
import { markWords } from '#search/marks.ts';

const marked = (text: string, words: string[]) =>
  markWords(text, words)
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join('');

test('whole words are marked, in their own case, and nothing is lost', () => {
  expect(marked('Cookies: the cookie, a Content-Type.', ['cookie', 'type', 'cookies'])).toBe(
    '[Cookies]: the [cookie], a Content-[Type].',
  );
  expect(marked('Uncooked', ['cook'])).toBe('Uncooked');
  expect(markWords('', ['a'])).toEqual([]);
  expect(markWords('two plain words', [])).toEqual([{ text: 'two plain words', isMatch: false }]);
});
