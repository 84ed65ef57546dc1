import type { Query, RoleStates, TextMatch } from './protocol.ts';

/** How names and texts are compared: a part in any case is enough, unless `exact`. */
export interface TextOptions {
  exact?: boolean;
}

/** What else a role must be. `name` is the accessible name, as assistive technology says it. */
export interface RoleOptions extends TextOptions, RoleStates {
  name?: string | RegExp;
}

/** Ways to find elements; each gives what `found` makes of a query. The rules are Playwright's own. */
export interface Finders<Found> {
  /** By role and accessible name: `page.getByRole('button', { name: 'Order Dal' })`. */
  getByRole(role: string, options?: RoleOptions): Found;
  /** By text, the smallest element that has it: `page.getByText(/order \d+/i)`. */
  getByText(text: string | RegExp, options?: TextOptions): Found;
  /** A form field by its label: `page.getByLabel('Your name')`. */
  getByLabel(label: string | RegExp, options?: TextOptions): Found;
  /** A form field by the example in it: `page.getByPlaceholder('Search')`. */
  getByPlaceholder(text: string | RegExp, options?: TextOptions): Found;
  /** An image by its text alternative: `page.getByAltText('A bowl of dal')`. */
  getByAltText(text: string | RegExp, options?: TextOptions): Found;
  /** By the `title` attribute: `page.getByTitle('Remove')`. */
  getByTitle(title: string | RegExp, options?: TextOptions): Found;
  /** By a CSS selector, for what people cannot name: `page.locator('meta[name=viewport]')`. */
  locator(selector: string): Found;
}

/** Creates the finders that look within what `scope` finds; an empty one stands for the whole page. */
export function createFinders<Found>(scope: Query, found: (query: Query) => Found): Finders<Found> {
  const byText =
    (by: 'text' | 'label' | 'placeholder' | 'altText' | 'title') =>
    (text: string | RegExp, { exact }: TextOptions = {}) =>
      found([...scope, { by, text: toMatch(text, exact) }]);
  return {
    getByRole: (role, { name, exact, ...states } = {}) => {
      const match = name === undefined ? null : toMatch(name, exact);
      return found([...scope, { by: 'role', role, name: match, states }]);
    },
    getByText: byText('text'),
    getByLabel: byText('label'),
    getByPlaceholder: byText('placeholder'),
    getByAltText: byText('altText'),
    getByTitle: byText('title'),
    locator: (selector) => found([...scope, { by: 'css', selector }]),
  };
}

/** A text or pattern as it crosses into the frame. */
export function toMatch(text: string | RegExp, exact = false): TextMatch {
  if (typeof text === 'string') return { text, exact };
  // With these, a pattern remembers where it last matched.
  return { pattern: text.source, flags: text.flags.replace(/[gy]/g, '') };
}
