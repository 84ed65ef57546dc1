import type { Problem, Query, TextMatch } from './protocol.ts';

/** Roles whose names are not everyday words. */
const roleWords: Record<string, string> = {
  textbox: 'text field',
  combobox: 'list of options',
  checkbox: 'tick box',
  img: 'image',
  status: 'status line',
  alert: 'alert message',
};

/** A query as a noun without article: `button “Order Dal”`. */
export function describe(query: Query): string {
  if (query.by === 'text') return `text ${quote(query.text)}`;
  if (query.by === 'label') return `field ${quote(query.text)}`;
  return [nounOf(query.role), query.name && quote(query.name)].filter(Boolean).join(' ');
}

/** What stood in the way, as a sentence. */
export function describeProblem(query: Query, problem: Problem): string {
  const what = describe(query);
  switch (problem.kind) {
    case 'missing':
      return `The page shows no ${what}.${describeOthers(query, problem.others)}`;
    case 'many':
      return `The page shows ${problem.count} × ${what}.`;
    case 'hidden':
      return `The ${what} is in the page but cannot be seen.`;
    case 'disabled':
      return `The ${what} is switched off.`;
  }
}

function describeOthers(query: Query, others: string[]): string {
  if (query.by !== 'role' || others.length === 0) return '';
  const names = others.slice(0, 4).map((name) => `“${name}”`);
  const more = others.length > names.length ? ' and more' : '';
  return ` It shows ${nounOf(query.role)} ${names.join(', ')}${more}.`;
}

function nounOf(role: string): string {
  return roleWords[role] ?? role;
}

function quote(match: TextMatch): string {
  return 'pattern' in match ? `like /${match.pattern}/` : `“${match.text}”`;
}
