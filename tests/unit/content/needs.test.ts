import { describe, expect, it } from 'vitest';
import { checkedLessons } from '#checks/load.ts';
import type { Capability } from '#lib/capabilities.ts';
import { needsOf } from '../../support/lesson-needs.ts';

const checks = import.meta.glob<string>('/content/lessons/*/*/checks.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What in the checks of a lesson only works with a capability. */
const signs: Partial<Record<Capability, RegExp>> = {
  faults: /\bwire\s*\.\s*(hold|fulfill|fail|dropReply|delay|cut|offline|online|slow)\b/,
  clock: /\bclock\s*[.:]/,
  postgres: /\bdb\s*\./,
  browser: /\.emulate\(/,
};

/** An engine is chosen by what a lesson says it needs: what is not said might be missing when the checks run. */
describe.each(checkedLessons)('lesson %s', (slug) => {
  const text = Object.entries(checks).find(([path]) => path.includes(`-${slug}/`))?.[1] ?? '';

  it.each(Object.entries(signs))('says that it needs %s, if its checks do', (need, sign) => {
    expect(text).not.toBe('');
    if (sign.test(text)) expect(needsOf(slug)).toContain(need);
  });
});
