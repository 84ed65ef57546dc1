import { describe, expect, it } from 'vitest';
import { createLeaks, holds } from '#checks/leaks.ts';
import { createFakeProject } from '../../support/fake-project.ts';

const secret = 'three blue bicycles';

describe('a secret', () => {
  it.each([
    ['as it is', `Somebody said "${secret}".`],
    ['in Base64', `x=${btoa(secret)};`],
    ['in Base64 after something else', btoa(`luz:${secret}`)],
    ['in hex, as Postgres writes bytes', `(1,"\\\\x${toHex(secret)}")`],
    ['in an address', `/login?p=three%20blue%20bicycles`],
    ['in a form', 'p=three+blue+bicycles'],
  ])('is found %s', (_, text) => {
    expect(holds(text, secret)).toBe(true);
  });
  it('is found in JSON and in Base64 for addresses', () => {
    expect(holds(JSON.stringify({ p: 'say "dal"!' }), 'say "dal"!')).toBe(true);
    expect(holds(btoa('~~~???>>>').replaceAll('/', '_').replaceAll('+', '-'), '~~~???>>>')).toBe(
      true,
    );
  });
  it.each(['', 'three blue', '100% three', 'a'.repeat(40)])('is not found in “%s”', (text) => {
    expect(holds(text, secret)).toBe(false);
  });
});

it('names each place at which it was said since the check began, once', async () => {
  const { sandbox, wire } = createFakeProject();
  const log = { kind: 'log', half: 'backend', level: 'log', text: secret } as const;
  const query = { kind: 'query', pid: 1, exchange: null, text: 'SELECT $1' } as const;
  wire.append(log);
  const leaks = createLeaks(sandbox);
  expect(await leaks.of(secret)).toEqual([]);
  wire.append(log);
  wire.append({ ...log, text: btoa(secret) });
  wire.append({ ...log, half: 'frontend' });
  const none = { rows: 0, durationMs: 1, pagesRead: null, error: null };
  wire.append({ ...query, ...none, parameters: [null, secret] });
  expect(await leaks.of(secret)).toEqual(['the kitchen’s log', 'a statement to the pantry']);
});

function toHex(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
