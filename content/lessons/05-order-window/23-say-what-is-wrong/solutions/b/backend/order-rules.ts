import { menu } from './menu.ts';

export interface Refusal {
  pointer: string;
  detail: string;
}

const isWhole = (value: unknown): value is number => Number.isInteger(value);

/** One rule for each field: whether a value will do, and what to say when it will not. */
const rules: { field: string; fits(value: unknown): boolean; detail: string }[] = [
  {
    field: 'dish',
    fits: (value) => menu.some(({ id }) => id === value),
    detail: 'Choose a dish of the menu.',
  },
  {
    field: 'qty',
    fits: (value) => isWhole(value) && value >= 1 && value <= 20,
    detail: 'Order 1 to 20 portions.',
  },
  {
    field: 'name',
    fits: (value) => typeof value === 'string' && value.trim() !== '' && value.length <= 60,
    detail: 'Tell us a name of at most 60 letters.',
  },
];

/** What is wrong with an order: nothing, if it can be taken. */
export function refusals(order: Record<string, unknown>): Refusal[] {
  return rules
    .filter(({ field, fits }) => !fits(order[field]))
    .map(({ field, detail }) => ({ pointer: `#/${field}`, detail }));
}

/** A response with problem details, as RFC 9457 describes them. */
export function problemOf(status: number, title: string, errors?: Refusal[]): Response {
  return new Response(JSON.stringify({ title, status, errors }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
