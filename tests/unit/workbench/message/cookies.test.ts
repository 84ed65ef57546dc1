import { expect, test } from 'vitest';
import { cookiesSent, cookiesSet } from '#workbench/message/cookies.ts';

test('cookies that were sent stand in one header', () => {
  expect(cookiesSent([['Cookie', 'a=1; b=x=y']])).toEqual([
    { name: 'a', value: '1', terms: '' },
    { name: 'b', value: 'x=y', terms: '' },
  ]);
  expect(cookiesSent([['accept', '*/*']])).toEqual([]);
});

test('each cookie that is set has a header of its own, with its terms', () => {
  const headers: [string, string][] = [
    ['set-cookie', 'sid=7; Path=/;HttpOnly'],
    ['Set-Cookie', 'odd'],
  ];
  expect(cookiesSet(headers)).toEqual([
    { name: 'sid', value: '7', terms: 'Path=/; HttpOnly' },
    { name: '', value: 'odd', terms: '' },
  ]);
});
