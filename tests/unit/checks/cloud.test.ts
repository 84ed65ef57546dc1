import { describe, expect, it } from 'vitest';
import { planAws, serviceFile, taskFile } from '#checks/cloud/aws.ts';
import { azureFile, planAzure } from '#checks/cloud/azure.ts';
import { gcpFile, planGcp } from '#checks/cloud/gcp.ts';
import { PlatformError } from '#checks/cloud/platform-error.ts';
import { instancesFor, type ServicePlan } from '#checks/cloud/plan.ts';

const vault = { 'till-key': 'k-1' };

/** The error that a platform gives, with the name of its file. */
function complaintOf(plan: () => ServicePlan): string {
  try {
    plan();
  } catch (error) {
    if (error instanceof PlatformError) return `${error.file}: ${error.message}`;
    throw error;
  }
  return 'none';
}

describe('AWS', () => {
  const container = {
    name: 'kitchen',
    image: 'kitchen:2',
    portMappings: [{ containerPort: 8080 }],
    environment: [{ name: 'PORT', value: '8080' }],
    secrets: [
      {
        name: 'TILL_KEY',
        valueFrom: 'arn:aws:secretsmanager:ap-south-1:123456789012:secret:till-key-AbC123',
      },
    ],
    healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost:8080/healthz || exit 1'] },
  };
  const task = {
    family: 'restaurant',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: 'arn:aws:iam::123456789012:role/restaurant',
    containerDefinitions: [container],
  };
  const service = {
    serviceName: 'restaurant',
    taskDefinition: 'restaurant',
    launchType: 'FARGATE',
    desiredCount: 4,
    loadBalancers: [
      {
        targetGroupArn: 'arn:aws:elasticloadbalancing:ap-south-1:1:targetgroup/kitchen/1',
        containerName: 'kitchen',
        containerPort: 8080,
      },
    ],
    targetGroup: { healthCheckPath: '/readyz' },
    autoScaling: { minCapacity: 2, maxCapacity: 6, requestsPerTarget: 20 },
  };
  const plan = (one: object = {}, two: object = {}, box: object = {}) =>
    planAws(
      {
        [taskFile]: JSON.stringify({
          ...task,
          containerDefinitions: [{ ...container, ...box }],
          ...one,
        }),
        [serviceFile]: JSON.stringify({ ...service, ...two }),
      },
      vault,
    );

  it('runs what the files say, and what they leave out as it is by default', () => {
    expect(plan()).toEqual({
      platform: 'aws',
      name: 'restaurant',
      port: 8080,
      env: { PORT: '8080', TILL_KEY: 'k-1' },
      secretNames: ['TILL_KEY'],
      probes: {
        liveness: {
          path: '/healthz',
          periodMs: 30_000,
          timeoutMs: 5000,
          failureThreshold: 3,
          successThreshold: 1,
        },
        readiness: {
          path: '/readyz',
          periodMs: 30_000,
          timeoutMs: 5000,
          failureThreshold: 2,
          successThreshold: 5,
        },
      },
      stop: { graceMs: 30_000, drainMs: 300_000 },
      scale: { min: 2, max: 6, perInstance: 20 },
      wanted: 4,
      surge: 4,
      unavailable: 0,
      requestTimeoutMs: null,
    });
  });

  it('counts how far a rollout may go up and down', () => {
    const deploymentConfiguration = { minimumHealthyPercent: 50, maximumPercent: 125 };
    expect(plan({}, { deploymentConfiguration })).toMatchObject({ surge: 1, unavailable: 2 });
  });

  it.each([
    [{ cpu: '256', memory: '8192' }, {}, {}, 'No Fargate configuration exists'],
    [{ family: undefined }, {}, {}, 'Missing required parameter in input: "family"'],
    [{}, {}, { portMapping: [] }, 'Unknown parameter in containerDefinitions[0]: "portMapping"'],
    [{}, {}, { stopTimeout: 121 }, 'parameter containerDefinitions[0].stopTimeout'],
    [{}, { taskDefinition: 'hotel' }, {}, 'TaskDefinition not found: hotel.'],
    [{}, {}, { portMappings: [{ containerPort: 3000 }] }, 'did not have a container port 8080'],
    [
      {},
      { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } },
      {},
      'no task can be stopped or started',
    ],
    [
      {},
      {},
      { secrets: [{ name: 'X', valueFrom: 'till-key' }] },
      "can't find the specified secret",
    ],
    [
      {},
      {},
      { healthCheck: { command: ['CMD', 'curl', '-f', 'http://localhost/healthz'] } },
      'connect to localhost port 80',
    ],
  ])('complains as AWS does: %j %j %j', (one, two, box, words) => {
    expect(complaintOf(() => plan(one, two, box))).toContain(words);
  });

  it('says where JSON breaks off', () => {
    expect(complaintOf(() => planAws({ [taskFile]: '{ "family": ' }, vault))).toContain(
      'backend/aws/task-definition.json: Error parsing parameter',
    );
  });
});

describe('Cloud Run', () => {
  const file = (change: (text: string) => string = (text) => text) => ({
    [gcpFile]: change(`
apiVersion: serving.knative.dev/v1
kind: Service
metadata: { name: restaurant }
spec:
  template:
    metadata: { annotations: { autoscaling.knative.dev/maxScale: '6' } }
    spec:
      containers:
        - image: kitchen:2
          env:
            - { name: POOL_SIZE, value: '5' }
            - { name: TILL_KEY, valueFrom: { secretKeyRef: { name: till-key, key: latest } } }
          startupProbe: { httpGet: { path: /readyz }, initialDelaySeconds: 20 }
          livenessProbe: { httpGet: { path: /healthz } }
  traffic: [{ percent: 100, latestRevision: true }]
`),
  });

  it('sets the port, waits ten seconds, and asks for readiness only when it is told to', () => {
    expect(planGcp(file(), vault)).toMatchObject({
      port: 8080,
      env: { POOL_SIZE: '5', TILL_KEY: 'k-1', PORT: '8080', K_SERVICE: 'restaurant' },
      secretNames: ['TILL_KEY'],
      stop: { graceMs: 10_000, drainMs: 0 },
      scale: { min: 0, max: 6, perInstance: 80 },
      requestTimeoutMs: 300_000,
    });
    const { probes } = planGcp(file(), vault);
    expect(probes.startup).toMatchObject({ periodMs: 10_000, failureThreshold: 5 });
    expect(Object.keys(probes)).toEqual(['startup', 'liveness']);
  });

  it.each([
    ['percent: 100', 'percent: 90', 'spec.traffic: The percentages must add up to 100, not to 90.'],
    ['POOL_SIZE', 'PORT', 'reserved env names were provided: PORT'],
    [
      'POOL_SIZE, value:',
      'POOL_SIZE, volume:',
      'containers[0].env[0].value: The field is required.',
    ],
    ['key: latest', 'key: newest', 'secrets/till-key/versions/newest was not found'],
    ["maxScale: '6'", 'maxScale: 6', 'annotations.autoscaling.knative.dev/maxScale'],
    ['kind: Service', 'kind: Service\nkinds: 2', 'kinds: Unknown field.'],
    ['path: /healthz', 'path: /healthz, port: 3000', 'The probe asks port 3000, where nobody'],
    ['latestRevision: true', 'revisionName: old', "Revision 'old' was not found"],
    ['  traffic: [', '  traffic: [[', 'INVALID_ARGUMENT: YAML: '],
  ])('complains as gcloud does: %s → %s', (before, after, words) => {
    expect(
      complaintOf(() =>
        planGcp(
          file((text) => text.replace(before, after)),
          vault,
        ),
      ),
    ).toContain(words);
  });
});

describe('Container Apps', () => {
  const file = (change: (text: string) => string = (text) => text) => ({
    [azureFile]: change(`
name: restaurant
location: centralindia
properties:
  configuration:
    ingress: { external: true, targetPort: 8080 }
    secrets:
      - name: till-key
        keyVaultUrl: https://restaurant.vault.azure.net/secrets/till-key
        identity: system
  template:
    containers:
      - name: kitchen
        image: kitchen:2
        env:
          - { name: PORT, value: '8080' }
          - { name: TILL_KEY, secretRef: till-key }
        probes:
          - { type: Readiness, httpGet: { path: /readyz, port: 8080 }, periodSeconds: 2 }
`),
  });

  it('sets no PORT, tells nobody before SIGTERM, and scales by default', () => {
    expect(planAzure(file(), vault)).toMatchObject({
      port: 8080,
      env: { PORT: '8080', TILL_KEY: 'k-1', CONTAINER_APP_PORT: '8080' },
      secretNames: ['TILL_KEY'],
      probes: { readiness: { path: '/readyz', periodMs: 2000, failureThreshold: 3 } },
      stop: { graceMs: 30_000 },
      scale: { min: 0, max: 10, perInstance: 10 },
    });
    expect(planAzure(file(), vault).stop).not.toHaveProperty('drainMs');
  });

  it('does not call a secret what stands in the file', () => {
    const open = (text: string) =>
      text.replace(/keyVaultUrl: \S+\n\s+identity: system/, 'value: k-2');
    expect(planAzure(file(open), vault)).toMatchObject({
      env: { TILL_KEY: 'k-2' },
      secretNames: [],
    });
  });

  it.each([
    ['external: true', 'external: false', 'has no external ingress'],
    ['targetPort: 8080', 'targetport: 8080', "Could not find member 'targetport'"],
    ['targetPort: 8080 }', 'targetPort: 3000 }', 'dial tcp port 8080: connection refused'],
    ['secretRef: till-key', 'secretRef: till', "SecretRef 'till' defined for container 'kitchen'"],
    ['secrets/till-key', 'secrets/key', 'https://restaurant.vault.azure.net/secrets/key was not'],
    [
      'targetPort: 8080 }',
      'targetPort: 8080, traffic: [{ latestRevision: true, weight: 60 }] }',
      'must add up to 100, not to 60',
    ],
  ])('complains as az does: %s → %s', (before, after, words) => {
    expect(
      complaintOf(() =>
        planAzure(
          file((text) => text.replace(before, after)),
          vault,
        ),
      ),
    ).toContain(words);
  });
});

it('runs as many instances as the requests need, between the two bounds', () => {
  const scale = { min: 2, max: 6, perInstance: 20 };
  expect([0, 20, 41, 120, 1000].map((atOnce) => instancesFor(scale, atOnce))).toEqual([
    2, 2, 3, 6, 6,
  ]);
});
