import { describe, expect, it } from 'vitest';
import { askedTools, beginningOf } from '#checks/asked-tools.ts';
import type { Check } from '#checks/define.ts';

const nothing = () => Promise.resolve();
const asked = (run: Check['run']) => {
  const names = askedTools(run);
  return names && [...names];
};

describe('askedTools', () => {
  it('reads the names in a parameter, however the function is written', () => {
    const check = {
      async run({ request, db }: { request: unknown; db: unknown }) {
        await Promise.resolve([request, db]);
      },
    };
    expect(asked(check.run)).toEqual(['request', 'db']);
    expect(asked(({ page: shown, wire }) => nothing.call([shown, wire]))).toEqual(['page', 'wire']);
    expect(asked(async function look({ db }) { await nothing.call(db) })).toEqual(['db']); // prettier-ignore
    const minified = Object.assign(nothing.bind(null), {
      toString: () => 'async run({request:e,clock:t}){await e.get("/")}',
    });
    expect(asked(minified)).toEqual(['request', 'clock']);
  });

  it('knows nothing of a function that takes them as one', () => {
    expect(asked((tools) => nothing.call(tools))).toBeNull();
    expect(asked(async (tools) => nothing.call(Object.assign({ page: 1 }, tools)))).toBeNull();
    expect(asked(({ page, ...others }) => nothing.call([page, others]))).toBeNull();
    expect(asked(nothing)).toBeNull();
  });
});

describe('beginningOf', () => {
  const beginning = (run: Check['run']) => beginningOf({ id: 'c1', title: '', run });

  it('loads the page for those who look at it or at what it sends', () => {
    expect(beginning(({ page }) => nothing.call(page))).toEqual({ kitchen: true, page: true });
    expect(beginning(({ wire }) => nothing.call(wire))).toEqual({ kitchen: true, page: true });
    expect(beginning((tools) => nothing.call(tools))).toEqual({ kitchen: true, page: true });
    expect(beginning(({ request }) => nothing.call(request)).page).toBe(false);
  });

  it('opens the kitchen for all but those who start programs', () => {
    expect(beginning(({ db }) => nothing.call(db)).kitchen).toBe(true);
    expect(beginning(({ programs, db }) => nothing.call([programs, db])).kitchen).toBe(false);
    expect(beginning(({ cloud }) => nothing.call(cloud)).kitchen).toBe(false);
    expect(beginning(({ programs, request }) => nothing.call([programs, request]))).toEqual({
      kitchen: true,
      page: false,
    });
  });
});
