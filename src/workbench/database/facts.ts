import type { Answer, Run } from './console.ts';
import { toDone } from './values.ts';

/** What came of a statement, in a line: `3 rows · 0.8 ms · 12 pages read`. */
export function toFacts({ outcomes, plan, durationMs, pagesRead }: Answer): string {
  const done = plan ? 'Query plan' : outcomes.map(toDone).join(', ') || 'Nothing to do';
  const time = durationMs < 10 ? `${durationMs.toFixed(1)} ms` : `${Math.round(durationMs)} ms`;
  const pages =
    pagesRead === null || plan ? [] : [`${pagesRead} ${pagesRead === 1 ? 'page' : 'pages'} read`];
  return [done, time, ...pages].join(' · ');
}

/** A whole run in a sentence, for those who hear it. */
export function toSpoken({ answers, isUnderWay, failure }: Run): string {
  const last = answers.at(-1);
  if (isUnderWay) return 'Running…';
  if (failure !== null) return failure;
  if (!last) return '';
  if (last.error) return `${last.error.severity}: ${last.error.message}`;
  return `${answers.length > 1 ? `${answers.length} statements. ` : ''}${toFacts(last)}`;
}
