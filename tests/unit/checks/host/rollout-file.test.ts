import { describe, expect, it } from 'vitest';
import { CheckFailure } from '#checks/failure.ts';
import { parseRolloutFile } from '#checks/host/rollout-file.ts';

const whole = `
migrate: backend/expand.sql
readiness:
  path: /readyz
  periodSeconds: 1
  failureThreshold: 2
surge: 1
unavailable: 0
canary:
  - percent: 20
    requests: 30
rollBackWhen:
  failures: 1
  among: 20
`;

describe('a rollout file', () => {
  it('becomes a plan', async () => {
    expect(await parseRolloutFile(whole)).toEqual({
      migrate: 'backend/expand.sql',
      readiness: { path: '/readyz', periodMs: 1000, failureThreshold: 2 },
      plan: {
        surge: 1,
        unavailable: 0,
        canary: [{ part: 0.2, requests: 30 }],
        rule: { failures: 1, among: 20 },
      },
    });
  });

  it('may do without migration, canary and rule', async () => {
    const short = whole.replace(/canary:[^]*/, '').replace(/migrate.*/, '');
    const { migrate, plan } = await parseRolloutFile(short);
    expect([migrate, plan]).toEqual([null, { surge: 1, unavailable: 0, canary: [] }]);
  });

  it.each([
    ['surge: 1', 'surge: many', 'surge is "many". It is a whole number from 0 to 10.'],
    ['surge: 1', 'surge: 0', 'surge and unavailable are both 0.'],
    ['unavailable: 0', '', 'unavailable is missing.'],
    ['unavailable: 0', 'unavailble: 0', 'The file has the field unavailble.'],
    ['path: /readyz', 'path: readyz', 'It begins with a slash'],
    ['percent: 20', 'percent: 0.2', 'canary[0].percent is 0.2.'],
    ['failures: 1', 'failure: 1', 'rollBackWhen has the field failure.'],
    ['migrate: backend/expand.sql', 'migrate: [a]', 'migrate is no path.'],
    ['surge: 1', 'surge: [1', 'It is YAML'],
  ])('%s → %s is refused with the place and the remedy', async (from, to, told) => {
    const error: unknown = await parseRolloutFile(whole.replace(from, to)).catch((one) => one);
    expect(error).toBeInstanceOf(CheckFailure);
    const { seen, expected } = (error as CheckFailure).finding;
    expect(`${seen} ${expected}`).toContain(told);
  });
});
