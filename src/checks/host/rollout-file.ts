import { CheckFailure } from '../failure.ts';
import type { Probe } from './probe.ts';
import type { RolloutPlan } from './rollout.ts';

/** What a `rollout.yaml` says. */
export interface RolloutFile {
  /** SQL that is run before the new revision starts: a path of the project. */
  migrate: string | null;
  readiness: Probe;
  /** How the instances are replaced. */
  plan: Required<Pick<RolloutPlan, 'surge' | 'unavailable' | 'canary'>> & Pick<RolloutPlan, 'rule'>;
}

const FIELDS = ['migrate', 'readiness', 'surge', 'unavailable', 'canary', 'rollBackWhen'];

/**
 * Reads a `rollout.yaml`. A `CheckFailure` names the field that is missing or impossible, and says what it may be.
 *
 *     migrate: backend/expand.sql
 *     readiness: { path: /readyz, periodSeconds: 1, failureThreshold: 2 }
 *     surge: 1
 *     unavailable: 0
 *     canary: [{ percent: 20, requests: 20 }]
 *     rollBackWhen: { failures: 1, among: 20 }
 */
export async function parseRolloutFile(text: string): Promise<RolloutFile> {
  const { parse } = await import('yaml');
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw wrong(
      (error as Error).message.split('\n')[0]!,
      'It is YAML: `name: value`, line by line.',
    );
  }
  const file = toObject(value, 'The file', FIELDS);
  const readiness = toObject(file['readiness'], 'readiness', [
    'path',
    'periodSeconds',
    'failureThreshold',
  ]);
  const { migrate = null } = file;
  if (migrate !== null && typeof migrate !== 'string')
    throw wrong('migrate is no path.', 'It names a file of SQL, such as backend/expand.sql.');
  const { path } = readiness;
  if (typeof path !== 'string' || !path.startsWith('/'))
    throw wrong('readiness.path is no path.', 'It begins with a slash, such as /readyz.');
  const surge = toNumber(file['surge'], 'surge', 0, 10);
  const unavailable = toNumber(file['unavailable'], 'unavailable', 0, 10);
  if (surge + unavailable === 0)
    throw wrong(
      'surge and unavailable are both 0.',
      'One of them is more: else no step can be taken.',
    );
  const rule = file['rollBackWhen'];
  return {
    migrate,
    readiness: {
      path,
      periodMs: 1000 * toNumber(readiness['periodSeconds'], 'readiness.periodSeconds', 1, 60),
      failureThreshold: toNumber(
        readiness['failureThreshold'],
        'readiness.failureThreshold',
        1,
        10,
      ),
    },
    plan: {
      surge,
      unavailable,
      canary: toCanary(file['canary'] ?? []),
      ...(rule !== undefined && rule !== null && { rule: toRule(rule) }),
    },
  };
}

function toCanary(value: unknown) {
  if (!Array.isArray(value))
    throw wrong('canary is no list.', 'It is a list of steps: `- { percent: 20, requests: 20 }`.');
  return value.map((step, index) => {
    const name = `canary[${index}]`;
    const { percent, requests } = toObject(step, name, ['percent', 'requests']);
    return {
      part: toNumber(percent, `${name}.percent`, 1, 100) / 100,
      requests: toNumber(requests, `${name}.requests`, 1, 200),
    };
  });
}

function toRule(value: unknown) {
  const { failures, among } = toObject(value, 'rollBackWhen', ['failures', 'among']);
  return {
    failures: toNumber(failures, 'rollBackWhen.failures', 0, 1000),
    among: toNumber(among, 'rollBackWhen.among', 1, 1000),
  };
}

function toObject(value: unknown, name: string, fields: string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(`${name} is missing or has no fields.`, `It has ${fields.join(', ')}.`);
  const stranger = Object.keys(value).find((field) => !fields.includes(field));
  if (stranger) throw wrong(`${name} has the field ${stranger}.`, `It knows ${fields.join(', ')}.`);
  return value as Record<string, unknown>;
}

function toNumber(value: unknown, name: string, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most)
    return value;
  const seen = value === undefined ? 'missing' : JSON.stringify(value);
  throw wrong(`${name} is ${seen}.`, `It is a whole number from ${least} to ${most}.`);
}

function wrong(seen: string, expected: string): CheckFailure {
  return new CheckFailure({ seen: `The host reads rollout.yaml. ${seen}`, expected });
}
