import type { Problem, Query, RoleStates, Seen, Step, TextMatch } from './protocol.ts';

/** Roles whose names are not everyday words. */
const roleWords: Record<string, string> = {
  alertdialog: 'alert dialog',
  checkbox: 'tick box',
  columnheader: 'column heading',
  combobox: 'list of options',
  contentinfo: 'footer',
  banner: 'header',
  img: 'image',
  listbox: 'list of options',
  listitem: 'list item',
  progressbar: 'progress bar',
  radiogroup: 'group of choices',
  radio: 'choice',
  searchbox: 'search field',
  spinbutton: 'number field',
  status: 'status line',
  alert: 'alert message',
  tabpanel: 'tab panel',
  textbox: 'text field',
};

/** A query as a noun without article: `button “Add” in the list item with “Dal”`. */
export function describe(query: Query): string {
  return query.reduce(addStep, '');
}

function addStep(noun: string, step: Step): string {
  switch (step.by) {
    case 'hasText':
      return `${noun} with ${quote(step.text)}`;
    case 'hasNotText':
      return `${noun} without ${quote(step.text)}`;
    case 'has':
      return `${noun} with the ${describe(step.query)}`;
    case 'hasNot':
      return `${noun} without the ${describe(step.query)}`;
    case 'visible':
      return `visible ${noun}`;
    case 'nth':
      return `${ordinal(step.index)} ${noun}`;
    default:
      return noun ? `${nounFor(step)} in the ${noun}` : nounFor(step);
  }
}

type Finding = Extract<Step, { by: 'role' | 'css' | 'text' | 'label' | 'title' }>;

function nounFor(step: Finding | Extract<Step, { text: TextMatch }>): string {
  switch (step.by) {
    case 'role':
      return [statesOf(step.states), nounOf(step.role), step.name && quote(step.name)]
        .filter(Boolean)
        .join(' ');
    case 'css':
      return `element ${step.selector}`;
    case 'label':
      return `field ${quote(step.text)}`;
    case 'placeholder':
      return `field with the example ${quote(step.text)}`;
    case 'altText':
      return `image ${quote(step.text)}`;
    case 'title':
      return `element titled ${quote(step.text)}`;
    default:
      return `text ${quote(step.text)}`;
  }
}

function statesOf({ level, ...states }: RoleStates): string {
  const words = { checked: 'checked', disabled: 'switched off', expanded: 'open' };
  const more = { pressed: 'pressed', selected: 'selected', includeHidden: '' };
  const said = Object.entries({ ...words, ...more }).map(([state, word]) => {
    const value = states[state as keyof typeof states];
    return value === undefined || !word ? '' : value ? word : `not ${word}`;
  });
  return [...said, level && `level ${level}`].filter(Boolean).join(', ');
}

function ordinal(index: number): string {
  if (index === -1) return 'last';
  const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
  return words[index] ?? (index < 0 ? `${-index}. last` : `${index + 1}.`);
}

/** An element as people know it: `button “Add”`, or what it is called in the page's code. */
export function describeSeen({ role, name, tag }: Seen): string {
  if (role) return [nounOf(role), name && `“${name}”`].filter(Boolean).join(' ');
  return name ? `text “${name}”` : `element ${tag}`;
}

/** What stood in the way, as a sentence. */
export function describeProblem(query: Query, problem: Problem): string {
  const what = describe(query);
  switch (problem.kind) {
    case 'missing':
      return describeMissing(query.slice(0, problem.steps), problem.others);
    case 'many':
      return `The page shows ${problem.count} × ${what}${describePlaces(problem.places)}.`;
    case 'hidden':
      return `The ${what} is in the page but cannot be seen.`;
    case 'disabled':
      return `The ${what} is switched off.`;
    case 'covered':
      return `The ${what} is covered by the ${describeSeen(problem.by)}.`;
    case 'outside':
      return `The ${what} is outside the window, where no one can scroll to.`;
    case 'no-option':
      return `The ${what} has no such option. It has ${list(problem.options)}.`;
    case 'read-only':
      return `The ${what} can be read but not written.`;
    case 'no-field':
      return `The ${what} is not a field for that.`;
    case 'no-focus':
      return `The ${what} does not take the focus.`;
    case 'stubborn':
      return `The ${what} was pressed and did not change.`;
  }
}

function describeMissing(query: Query, others: string[]): string {
  const what = describe(query);
  const last = query.at(-1);
  const named = others.filter(Boolean);
  const noun = last?.by === 'role' ? nounOf(last.role) : 'field';
  const there = named.length > 0 ? ` It shows ${noun} ${list(named)}.` : '';
  return `The page shows no ${what}.${there}`;
}

function describePlaces(places: string[]): string {
  const known = places.filter(Boolean);
  return known.length > 0 ? `, in ${list(known)}` : '';
}

/** The first four of some texts, in quotation marks. */
function list(texts: string[]): string {
  const quoted = texts.slice(0, 4).map((text) => `“${text}”`);
  return quoted.join(', ') + (texts.length > quoted.length ? ' and more' : '');
}

function nounOf(role: string): string {
  return roleWords[role] ?? role;
}

function quote(match: TextMatch): string {
  return 'pattern' in match ? `like /${match.pattern}/` : `“${match.text}”`;
}
