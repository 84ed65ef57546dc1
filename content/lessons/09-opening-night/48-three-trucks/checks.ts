import {
  defineChecks,
  expect,
  instancesFor,
  type CheckTools,
  type Deployment,
  type Platform,
  type ServicePlan,
} from '#checks/index.ts';

/** How many dinners one instance can cook at the same time. */
const OVEN = 20;
/** Connections that the pantry allows to all instances together. */
const CONNECTIONS = 30;
/** Requests in a second while a new version comes. Each takes three seconds. */
const PER_SECOND = 1;

const names: Record<Platform, string> = {
  aws: 'AWS',
  gcp: 'Google Cloud',
  azure: 'Azure',
};
const platforms = Object.keys(names) as Platform[];

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9'],
  clock: {},

  hints: {
    'adds-up-to-110': {
      nudge: 'Add the shares of the traffic. What is the sum?',
      pointer:
        'All requests go somewhere, so the shares add up to 100. One line with 100 is enough.',
      sample: 'Nobody can cut a cake into a half and six tenths.',
    },
    'needs-a-badge': {
      nudge: 'Does the platform that asks have a badge?',
      pointer:
        'A probe is sent without a login. Give it a path that anybody may ask, and that says nothing secret.',
      sample: 'A smoke detector that only the director may read helps nobody at night.',
    },
    'key-in-the-file': {
      nudge: 'Who can read this file, today and in its history?',
      pointer:
        'The file names the secret, and the platform takes it out of its vault when the instance starts. The value is in no file.',
      sample: 'On the plan of a bank stands where the safe is, and not its numbers.',
    },
    'wrong-door': {
      nudge: 'At which door does the platform knock, and at which does the kitchen listen?',
      pointer:
        'Container Apps and ECS do not tell the program a port. What they dial and what `PORT` says must be the same number.',
      sample:
        'A letter to number 30 does not reach who lives in number 80, however often it is sent.',
    },
    'sick-when-busy': {
      nudge: 'An instance says that it takes no guests for now. Is it sick?',
      pointer:
        'Who fails liveness is replaced, who fails readiness gets no requests. They need different paths.',
      sample: 'A shop that turns its sign to “closed” for an hour is not torn down.',
    },
    'longer-than-the-truck-waits': {
      nudge: 'How long does this platform wait between SIGTERM and SIGKILL?',
      pointer:
        'The wait before closing and the longest request together must fit into the grace. On Cloud Run that is 10 seconds, and no setting changes it.',
      sample:
        'Whoever needs a quarter of an hour to pack should not call a taxi that waits for ten minutes.',
    },
    'more-chairs-than-the-pantry': {
      nudge: 'How many connections does one instance open, and how many instances may there be?',
      pointer:
        'What is shared sets the limit: the greatest number of instances, times the connections of each, must fit the database.',
      sample: 'A theater that opens ten more doors does not get more seats.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'Each platform takes its files',
      async run({ cloud }) {
        for (const platform of platforms) {
          // What was wrong is told in the words of the platform.
          await cloud.plan(platform, aVault()).catch((error: unknown) => {
            const { finding } = error as { finding?: { seen: string; expected: string } };
            if (!finding) throw error;
            expect(true, {
              ...finding,
              hint: /add up to 100/.test(finding.seen) ? 'adds-up-to-110' : null,
            }).toBe(false);
          });
        }
      },
    },

    ...platforms.map((platform, index) => ({
      id: `c${index + 2}`,
      title: `${names[platform]}: guests get in, the key comes from the vault, and the probes say what they mean`,
      run: (tools: CheckTools) => servesWell(tools, platform),
    })),

    ...platforms.map((platform, index) => ({
      id: `c${index + 5}`,
      title: `${names[platform]}: a new version comes while guests order, and no order is lost`,
      run: (tools: CheckTools) => changesWell(tools, platform),
    })),

    {
      id: 'c8',
      title:
        'With three times as many guests there are more instances, and never too many for the pantry',
      async run({ cloud }) {
        for (const platform of platforms) {
          const { scale, env } = await cloud.plan(platform, aVault());
          const [usual, busy] = [instancesFor(scale, OVEN), instancesFor(scale, 3 * OVEN)];
          const at = `${names[platform]}: with ${3 * OVEN} guests at once there are ${busy} instances, with ${OVEN} there are ${usual}.`;
          expect(busy * OVEN >= 3 * OVEN && busy > usual, {
            seen: at,
            expected: `One instance cooks for ${OVEN} at the same time.`,
          }).toBe(true);
          expect(scale.min, {
            seen: `${names[platform]}: at night ${scale.min} instances run.`,
            expected:
              'At least one, so that the first guest in the morning does not wait for a start.',
          }).toBeGreaterThan(0);
          const connections = scale.max * Number(env['POOL_SIZE']);
          expect(connections, {
            seen: `${names[platform]}: up to ${scale.max} instances with ${env['POOL_SIZE']} connections each are ${connections}.`,
            expected: `The pantry has ${CONNECTIONS} for all of them.`,
            hint: 'more-chairs-than-the-pantry',
          }).toBeLessThanOrEqual(CONNECTIONS);
        }
      },
    },

    {
      id: 'c9',
      title: 'The three files agree on the port, the paths and the names of the variables',
      async run({ cloud }) {
        const plans = [];
        for (const platform of platforms) plans.push(await cloud.plan(platform, aVault()));
        for (const [what, of] of Object.entries(agreed)) {
          const values = plans.flatMap((plan) => {
            const value = of(plan);
            return value === undefined ? [] : [{ value, at: names[plan.platform] }];
          });
          expect(new Set(values.map(({ value }) => value)).size, {
            seen: `${what}: ${values.map(({ value, at }) => `${at} has ${value}`).join(', ')}.`,
            expected: 'It is one kitchen, and the same everywhere.',
          }).toBe(1);
        }
      },
    },
  ],
});

/** What has to be the same in all files that say it. */
const agreed: Record<string, (plan: ServicePlan) => string | undefined> = {
  'The port': ({ port }) => String(port),
  'The path of liveness': ({ probes }) => probes.liveness?.path,
  'The path of readiness': ({ probes }) => probes.readiness?.path,
  'The variables': ({ env }) =>
    Object.keys(env)
      .filter((name) => !/^(PORT$|K_|CONTAINER_APP_)/.test(name))
      .toSorted()
      .join(' '),
};

/** What the vault holds: another key each time. */
function aVault(): Record<string, string> {
  return { 'till-key': `till-${crypto.randomUUID()}` };
}

async function servesWell(tools: CheckTools, platform: Platform): Promise<void> {
  const { cloud, request, wire, clock } = tools;
  const vault = aVault();
  const { plan, first } = await deployed(tools, platform, vault);

  const menu = await request.get(`${first.address}/api/menu`).catch(() => null);
  expect(menu?.status, {
    seen: `The platform dials port ${plan.port}. ${menu ? `A guest got ${menu.status}.` : 'Nobody answers there.'}`,
    expected: 'A guest gets the menu.',
    hint: menu ? null : 'wrong-door',
  }).toBe(200);

  const till = await request.get(`${first.address}/api/till`);
  const { fingerprint } = till.json() as { fingerprint?: string };
  expect(fingerprint === (await sha256(vault['till-key']!)), {
    seen: 'The kitchen runs with another TILL_KEY than the one in the vault.',
    expected: 'The file names `till-key`, and the platform puts its value into TILL_KEY.',
    hint: 'key-in-the-file',
  }).toBe(true);
  expect(await cloud.text(platform), {
    seen: 'The file still contains the key `till-7731-live`.',
    expected: 'It is in no file. In the real world it would have to be changed now.',
    hint: 'key-in-the-file',
  }).not.toContain('till-7731-live');

  const { liveness, readiness } = plan.probes;
  const noticed = Math.max(untilBelieved(readiness), untilBelieved(liveness));
  wire.fulfill('GET', '/readyz', { status: 503 });
  await clock.advance(noticed);
  expect(first.toldAt, {
    seen: 'For a while /readyz said 503: no guests now. The platform replaced the instance.',
    expected: 'It lives, so it stays.',
    hint: 'sick-when-busy',
  }).toBe(null);
  // Cloud Run asks for readiness only in a preview.
  if (platform !== 'gcp' || readiness)
    expect(first.isRouted, {
      seen: 'For a while /readyz said 503: no guests now. Guests were still sent there.',
      expected: 'The platform asks at /readyz, and sends nobody meanwhile.',
    }).toBe(false);

  wire.fulfill('GET', '/healthz', { status: 503 });
  for (let waited = 0; first.toldAt === null && waited < noticed; waited += 1000)
    await clock.advance(1000);
  expect(first.toldAt !== null, {
    seen: `For ${noticed / 1000} seconds /healthz said 503. The instance still runs.`,
    expected: 'Who is sick is replaced: the platform asks at /healthz.',
  }).toBe(true);
}

/** How long a platform takes to believe a no, in milliseconds; a few seconds where it does not ask. */
function untilBelieved(probe: ServicePlan['probes']['liveness']): number {
  return (probe ? probe.periodMs * (probe.failureThreshold ?? 3) : 0) + 3000;
}

async function changesWell(tools: CheckTools, platform: Platform): Promise<void> {
  const { first, rollOut, plan } = await deployed(tools, platform, aVault());
  const { rollout, load } = await rollOut({
    perSecond: PER_SECOND,
    request: () => ({ method: 'POST', path: '/api/orders' }),
  });
  const told = `${names[platform]}: ${rollout.story.slice(-2).join(' ')}`;
  expect(rollout.state, {
    seen: `${told} ${load.summary}`,
    expected: 'The new version takes the place of the old one.',
  }).toBe('done');
  const grace = plan.stop.graceMs / 1000;
  expect(first.exitCode, {
    seen: `${names[platform]}: the old instance got SIGTERM, and ended with ${first.exitCode}. ${load.summary}`,
    expected: `It ends by itself with 0, before the ${grace} seconds of grace are over.`,
    hint: 'longer-than-the-truck-waits',
  }).toBe(0);
  expect(load.failures.length, {
    seen: `${names[platform]}: ${load.summary}`,
    expected: 'No order is lost: the old instance serves until everybody knows that it is leaving.',
  }).toBe(0);
}

async function deployed(
  { cloud }: CheckTools,
  platform: Platform,
  vault: Record<string, string>,
): Promise<Deployment> {
  return cloud.deploy(platform, vault).catch((error: unknown) => {
    const { finding } = error as { finding?: { seen: string; expected: string } };
    if (!finding) throw error;
    const { seen } = finding;
    const hint = /\b40[13]\b/.test(seen)
      ? 'needs-a-badge'
      : /refused|listen|connect/i.test(seen)
        ? 'wrong-door'
        : null;
    expect(true, { ...finding, hint }).toBe(false);
    throw error;
  });
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
