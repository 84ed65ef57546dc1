import { expect, it } from 'vitest';
import { readPlatformEnv } from '#sandbox/platform-env.ts';

it('reads names and values, and leaves out remarks and what is neither', () => {
  const text = `
    # What the platform gives.
    PORT=3000
    DATABASE_URL = postgres://postgres:a=b@localhost:5432/postgres
    NAME="The Pass"
    EMPTY=
    no setting
    1ST=no
  `;
  expect(readPlatformEnv(text)).toEqual({
    PORT: '3000',
    DATABASE_URL: 'postgres://postgres:a=b@localhost:5432/postgres',
    NAME: 'The Pass',
    EMPTY: '',
  });
});
