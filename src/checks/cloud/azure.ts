import { z } from 'zod';
import { PlatformError, type Fault } from './platform-error.ts';
import { toProbe, toProbes, type CloudFiles, type ServicePlan, type Vault } from './plan.ts';
import { readYaml } from './yaml-file.ts';

/** Where the file lies in a project. */
export const azureFile = 'backend/azure/containerapp.yaml';

const port = z.int().min(1).max(65535);
const seconds = (from: number, to: number) => z.int().min(from).max(to);

const probe = z.strictObject({
  type: z.enum(['Startup', 'Liveness', 'Readiness']),
  httpGet: z.strictObject({ path: z.string().startsWith('/'), port }),
  initialDelaySeconds: seconds(0, 60).default(0),
  periodSeconds: seconds(1, 240).default(10),
  timeoutSeconds: seconds(1, 240).default(1),
  failureThreshold: z.int().min(1).max(10).default(3),
  successThreshold: z.int().min(1).max(10).default(1),
});

/** The fields of a Container App that the course knows. Bounds and defaults: `ACA-template` in content/sources.yaml. */
const schema = z.strictObject({
  name: z.string().min(1),
  location: z.string().min(1),
  identity: z.strictObject({ type: z.literal('SystemAssigned') }).optional(),
  properties: z.strictObject({
    configuration: z.strictObject({
      activeRevisionsMode: z.enum(['Single', 'Multiple']).default('Single'),
      ingress: z.strictObject({
        external: z.boolean().default(false),
        targetPort: port,
        traffic: z
          .array(
            z.union([
              z.strictObject({ latestRevision: z.literal(true), weight: z.int().min(0).max(100) }),
              z.strictObject({ revisionName: z.string(), weight: z.int().min(0).max(100) }),
            ]),
          )
          .default([{ latestRevision: true, weight: 100 }]),
      }),
      secrets: z
        .array(
          z.union([
            z.strictObject({ name: z.string(), keyVaultUrl: z.url(), identity: z.string() }),
            z.strictObject({ name: z.string(), value: z.string() }),
          ]),
        )
        .default([]),
    }),
    template: z.strictObject({
      terminationGracePeriodSeconds: seconds(0, 600).default(30),
      containers: z.tuple([
        z.strictObject({
          name: z.string().min(1),
          image: z.string().min(1),
          env: z
            .array(
              z.union([
                z.strictObject({ name: z.string(), value: z.string() }),
                z.strictObject({ name: z.string(), secretRef: z.string() }),
              ]),
            )
            .default([]),
          probes: z.array(probe).default([]),
        }),
      ]),
      scale: z
        .strictObject({
          minReplicas: z.int().min(0).default(0),
          maxReplicas: z.int().min(1).max(1000).default(10),
          rules: z
            .array(
              z.strictObject({
                name: z.string(),
                http: z.strictObject({
                  metadata: z.strictObject({
                    concurrentRequests: z.string().regex(/^[1-9]\d*$/, 'a whole number in quotes'),
                  }),
                }),
              }),
            )
            .max(1)
            .default([]),
        })
        .prefault({}),
    }),
  }),
});

type Secret = z.infer<typeof schema>['properties']['configuration']['secrets'][number];

/** What Container Apps does with the file. Throws a `PlatformError` in the style of `az containerapp create`. */
export function planAzure(files: CloudFiles, vault: Vault): ServicePlan {
  const { name, properties } = readYaml(files, azureFile, schema, inStyle);
  const { configuration, template } = properties;
  const { ingress } = configuration;
  const [container] = template.containers;
  const { scale } = template;
  const refuse = (code: string, what: string): never => {
    throw new PlatformError(azureFile, `(${code}) ${what}`);
  };

  const sum = ingress.traffic.reduce((total, { weight }) => total + weight, 0);
  if (sum !== 100)
    refuse(
      'ContainerAppInvalidTrafficWeight',
      `The traffic weights of '${name}' must add up to 100, not to ${sum}.`,
    );
  for (const target of ingress.traffic)
    if ('revisionName' in target)
      refuse('RevisionNotFound', `Revision '${target.revisionName}' was not found.`);
  if (!ingress.external)
    refuse('ContainerAppNotExternal', `'${name}' has no external ingress: guests cannot reach it.`);
  if (scale.minReplicas > scale.maxReplicas)
    refuse('InvalidScale', 'minReplicas is above maxReplicas.');

  const env: Record<string, string> = {};
  const secretNames: string[] = [];
  for (const variable of container.env) {
    if ('value' in variable) env[variable.name] = variable.value;
    else {
      const secret = configuration.secrets.find((one) => one.name === variable.secretRef);
      if (!secret)
        refuse(
          'ContainerAppSecretRefNotFound',
          `SecretRef '${variable.secretRef}' defined for container '${container.name}' not found.`,
        );
      env[variable.name] = open(secret!, vault, refuse);
      // A value that stands in the file is no secret, whatever it is called.
      if (!('value' in secret!)) secretNames.push(variable.name);
    }
  }

  const probeOf = (type: 'Startup' | 'Liveness' | 'Readiness') => {
    const asked = container.probes.find((one) => one.type === type);
    if (!asked) return undefined;
    if (asked.httpGet.port !== ingress.targetPort)
      refuse(
        'ContainerAppProbeFailed',
        `${type} probe of '${container.name}' failed: dial tcp port ${asked.httpGet.port}: connection refused. The ingress goes to ${ingress.targetPort}.`,
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
  const [rule] = scale.rules;
  return {
    platform: 'azure',
    name,
    port: ingress.targetPort,
    env: { ...env, CONTAINER_APP_NAME: name, CONTAINER_APP_PORT: String(ingress.targetPort) },
    secretNames,
    probes: toProbes({
      startup: probeOf('Startup'),
      liveness: probeOf('Liveness'),
      readiness: probeOf('Readiness'),
    }),
    // Kubernetes below it takes an instance off its list and sends SIGTERM at the same time.
    stop: { graceMs: template.terminationGracePeriodSeconds * 1000 },
    scale: {
      min: scale.minReplicas,
      max: scale.maxReplicas,
      perInstance: Number(rule?.http.metadata.concurrentRequests ?? 10),
    },
    wanted: Math.max(1, scale.minReplicas),
    surge: Math.max(1, scale.minReplicas),
    unavailable: 0,
    requestTimeoutMs: 240_000,
  };
}

/** `https://restaurant.vault.azure.net/secrets/till-key` → what the vault holds as `till-key`. */
function open(secret: Secret, vault: Vault, refuse: (code: string, what: string) => never): string {
  if ('value' in secret) return secret.value;
  const name = new URL(secret.keyVaultUrl).pathname.split('/')[2] ?? '';
  return (
    vault[name] ??
    refuse(
      'ContainerAppSecretKeyVaultUrlInvalid',
      `Unable to get value using Managed identity ${secret.identity} for secret ${secret.name}: ${secret.keyVaultUrl} was not found.`,
    )
  );
}

function inStyle({ kind, place, field, expected }: Fault): string {
  const what = {
    unknown: `Could not find member '${field}'. Path '${place}'.`,
    missing: `Required property '${field}' not found. Path '${place}'.`,
    invalid: `The value is not allowed: ${expected}. Path '${place}'.`,
  }[kind];
  return `(InvalidRequestContent) The request content was invalid and could not be deserialized: ${what}`;
}
