import { z } from 'zod';
import { PlatformError, type Fault } from './platform-error.ts';
import { toProbe, toProbes, type CloudFiles, type ServicePlan, type Vault } from './plan.ts';
import { readYaml } from './yaml-file.ts';

/** Where the file lies in a project. */
export const gcpFile = 'backend/gcp/service.yaml';

/** Milliseconds between SIGTERM and SIGKILL. Cloud Run has no setting for it. */
const GRACE_MS = 10_000;

const port = z.int().min(1).max(65535);
const seconds = (from: number, to: number) => z.int().min(from).max(to);
/** Annotations are texts: `'2'`. */
const count = z.string().regex(/^\d+$/, 'a whole number in quotes');

const probe = z.strictObject({
  httpGet: z.strictObject({ path: z.string().startsWith('/'), port: port.optional() }),
  initialDelaySeconds: seconds(0, 240).default(0),
  periodSeconds: seconds(1, 240).default(10),
  timeoutSeconds: seconds(1, 240).default(1),
  failureThreshold: z.int().min(1).default(3),
  successThreshold: z.int().min(1).optional(),
});

/** The fields of a Cloud Run service that the course knows. Bounds and defaults: `CloudRun-yaml` in content/sources.yaml. */
const schema = z.strictObject({
  apiVersion: z.literal('serving.knative.dev/v1'),
  kind: z.literal('Service'),
  metadata: z.strictObject({ name: z.string().min(1) }),
  spec: z.strictObject({
    template: z.strictObject({
      metadata: z
        .strictObject({
          annotations: z
            .strictObject({
              'autoscaling.knative.dev/minScale': count.default('0'),
              'autoscaling.knative.dev/maxScale': count.default('100'),
            })
            .prefault({}),
        })
        .prefault({}),
      spec: z.strictObject({
        containerConcurrency: z.int().min(1).max(1000).default(80),
        timeoutSeconds: seconds(1, 3600).default(300),
        serviceAccountName: z.string().optional(),
        containers: z.tuple([
          z.strictObject({
            image: z.string().min(1),
            ports: z
              .tuple([z.strictObject({ containerPort: port })])
              .default([{ containerPort: 8080 }]),
            env: z
              .array(
                z.union([
                  z.strictObject({ name: z.string(), value: z.string() }),
                  z.strictObject({
                    name: z.string(),
                    valueFrom: z.strictObject({
                      secretKeyRef: z.strictObject({ name: z.string(), key: z.string() }),
                    }),
                  }),
                ]),
              )
              .default([]),
            startupProbe: probe.optional(),
            livenessProbe: probe.extend({ periodSeconds: seconds(1, 3600).default(10) }).optional(),
            /** Still a preview in November 2026. */
            readinessProbe: probe.optional(),
          }),
        ]),
      }),
    }),
    traffic: z
      .array(
        z.union([
          z.strictObject({
            percent: z.int().min(0).max(100),
            latestRevision: z.literal(true),
            tag: z.string().optional(),
          }),
          z.strictObject({
            percent: z.int().min(0).max(100),
            revisionName: z.string(),
            tag: z.string().optional(),
          }),
        ]),
      )
      .default([{ percent: 100, latestRevision: true }]),
  }),
});

type RunProbe = z.infer<typeof probe>;

/** What Cloud Run does with the file. Throws a `PlatformError` in the style of `gcloud run services replace`. */
export function planGcp(files: CloudFiles, vault: Vault): ServicePlan {
  const { metadata, spec } = readYaml(files, gcpFile, schema, inStyle);
  const { annotations } = spec.template.metadata;
  const { containers, containerConcurrency, timeoutSeconds } = spec.template.spec;
  const [container] = containers;
  const [{ containerPort }] = container.ports;
  const refuse = (place: string, what: string): never => {
    throw new PlatformError(
      gcpFile,
      inStyle({ kind: 'invalid', place, field: '', expected: what }),
    );
  };

  const names = container.env.map(({ name }) => name);
  if (names.includes('PORT'))
    refuse(
      'spec.template.spec.containers[0].env',
      'The following reserved env names were provided: PORT. These values are automatically set by the system.',
    );
  const sum = spec.traffic.reduce((total, { percent }) => total + percent, 0);
  if (sum !== 100) refuse('spec.traffic', `The percentages must add up to 100, not to ${sum}.`);
  for (const target of spec.traffic)
    if ('revisionName' in target)
      refuse('spec.traffic', `Revision '${target.revisionName}' was not found in the service.`);
  const min = Number(annotations['autoscaling.knative.dev/minScale']);
  const max = Number(annotations['autoscaling.knative.dev/maxScale']);
  if (min > max) refuse('spec.template.metadata.annotations', 'minScale is above maxScale.');

  const env: Record<string, string> = {};
  const secretNames: string[] = [];
  for (const variable of container.env) {
    if ('value' in variable) env[variable.name] = variable.value;
    else {
      const { name, key } = variable.valueFrom.secretKeyRef;
      const value = vault[name];
      if (value === undefined || !/^(latest|\d+)$/.test(key))
        refuse(
          'spec.template.spec.containers[0].env',
          `Secret projects/restaurant/secrets/${name}/versions/${key} was not found.`,
        );
      env[variable.name] = value!;
      secretNames.push(variable.name);
    }
  }

  const probeOf = (kind: 'startupProbe' | 'livenessProbe' | 'readinessProbe') => {
    const asked: RunProbe | undefined = container[kind];
    if (!asked) return undefined;
    if ((asked.httpGet.port ?? containerPort) !== containerPort)
      refuse(
        `spec.template.spec.containers[0].${kind}`,
        `The probe asks port ${asked.httpGet.port}, where nobody listens. The container listens on ${containerPort}.`,
      );
    return toProbe(
      asked.httpGet.path,
      {
        period: asked.periodSeconds,
        timeout: asked.timeoutSeconds,
        delay: asked.initialDelaySeconds,
      },
      { failure: asked.failureThreshold, success: asked.successThreshold },
    );
  };
  return {
    platform: 'gcp',
    name: metadata.name,
    port: containerPort,
    env: { ...env, PORT: String(containerPort), K_SERVICE: metadata.name },
    secretNames,
    probes: toProbes({
      startup: probeOf('startupProbe'),
      liveness: probeOf('livenessProbe'),
      readiness: probeOf('readinessProbe'),
    }),
    // Whoever is shut down gets no new requests, and has the grace for those it has.
    stop: { graceMs: GRACE_MS, drainMs: 0 },
    scale: { min, max, perInstance: containerConcurrency },
    wanted: Math.max(1, min),
    // The new revision stands in full before the traffic moves.
    surge: Math.max(1, min),
    unavailable: 0,
    requestTimeoutMs: timeoutSeconds * 1000,
  };
}

function inStyle({ kind, place, expected }: Fault): string {
  const what = {
    unknown: 'Unknown field.',
    missing: 'The field is required.',
    invalid: expected,
  }[kind];
  return `ERROR: (gcloud.run.services.replace) INVALID_ARGUMENT: ${place}: ${what}`;
}
