import { z } from 'zod';
import { firstFault, PlatformError, type Fault } from './platform-error.ts';
import { toProbe, toProbes, type CloudFiles, type ServicePlan, type Vault } from './plan.ts';

/** Where the two files lie in a project. */
export const taskFile = 'backend/aws/task-definition.json';
export const serviceFile = 'backend/aws/service.json';

/** Memory in MiB that goes with each size of CPU on Fargate; the smallest three sizes. */
const memoryFor: Record<string, readonly string[]> = {
  '256': ['512', '1024', '2048'],
  '512': ['1024', '2048', '3072', '4096'],
  '1024': ['2048', '3072', '4096', '5120', '6144', '7168', '8192'],
};

const port = z.int().min(1).max(65535);
const seconds = (from: number, to: number) => z.int().min(from).max(to);

/** The fields of an ECS task definition that the course knows. Bounds and defaults: `ECS-stop-timeout` in content/sources.yaml. */
const taskSchema = z.strictObject({
  family: z.string().min(1),
  requiresCompatibilities: z.tuple([z.literal('FARGATE')]),
  networkMode: z.literal('awsvpc'),
  cpu: z.enum(['256', '512', '1024']),
  memory: z.string(),
  executionRoleArn: z.string().startsWith('arn:aws:iam::'),
  containerDefinitions: z.tuple([
    z.strictObject({
      name: z.string().min(1),
      image: z.string().min(1),
      essential: z.boolean().default(true),
      portMappings: z.tuple([
        z.strictObject({ containerPort: port, protocol: z.literal('tcp').optional() }),
      ]),
      environment: z.array(z.strictObject({ name: z.string(), value: z.string() })).default([]),
      secrets: z.array(z.strictObject({ name: z.string(), valueFrom: z.string() })).default([]),
      healthCheck: z
        .strictObject({
          command: z.tuple([z.enum(['CMD-SHELL', 'CMD'])], z.string()),
          interval: seconds(5, 300).default(30),
          timeout: seconds(2, 120).default(5),
          retries: z.int().min(1).max(10).default(3),
          startPeriod: seconds(0, 300).default(0),
        })
        .optional(),
      stopTimeout: seconds(0, 120).default(30),
    }),
  ]),
});

/** The fields of an ECS service, and two parts of the course's own that stand for resources beside it. */
const serviceSchema = z.strictObject({
  serviceName: z.string().min(1),
  taskDefinition: z.string().min(1),
  launchType: z.literal('FARGATE'),
  desiredCount: z.int().min(1).max(20),
  deploymentConfiguration: z
    .strictObject({
      minimumHealthyPercent: z.int().min(0).max(100).default(100),
      maximumPercent: z.int().min(100).max(200).default(200),
      deploymentCircuitBreaker: z
        .strictObject({ enable: z.boolean(), rollback: z.boolean() })
        .optional(),
    })
    .prefault({}),
  loadBalancers: z.tuple([
    z.strictObject({
      targetGroupArn: z.string().startsWith('arn:aws:elasticloadbalancing:'),
      containerName: z.string(),
      containerPort: port,
    }),
  ]),
  /** In AWS a resource of its own: the group of targets that the load balancer knows. */
  targetGroup: z.strictObject({
    healthCheckPath: z.string().startsWith('/'),
    healthCheckIntervalSeconds: seconds(5, 300).default(30),
    healthCheckTimeoutSeconds: seconds(2, 120).default(5),
    healthyThresholdCount: z.int().min(2).max(10).default(5),
    unhealthyThresholdCount: z.int().min(2).max(10).default(2),
    deregistrationDelaySeconds: seconds(0, 3600).default(300),
  }),
  /** In AWS two resources of Application Auto Scaling: what can be scaled, and by what. */
  autoScaling: z.strictObject({
    minCapacity: z.int().min(1),
    maxCapacity: z.int().min(1).max(100),
    requestsPerTarget: z.int().min(1),
  }),
});

/** What ECS, its load balancer and its scaling do with the two files. Throws a `PlatformError` in the style of the AWS command line. */
export function planAws(files: CloudFiles, vault: Vault): ServicePlan {
  const task = read(files, taskFile, 'RegisterTaskDefinition', taskSchema);
  const service = read(files, serviceFile, 'CreateService', serviceSchema);
  const [container] = task.containerDefinitions;
  const [balancer] = service.loadBalancers;
  const [{ containerPort }] = container.portMappings;
  const { targetGroup, deploymentConfiguration: deployment, desiredCount, autoScaling } = service;
  const refuse = (file: string, operation: string, what: string) => {
    throw new PlatformError(file, clientError(operation, what));
  };

  if (!memoryFor[task.cpu]!.includes(task.memory))
    refuse(
      taskFile,
      'RegisterTaskDefinition',
      `No Fargate configuration exists for given values: ${task.cpu} CPU, ${task.memory} memory.`,
    );
  if (service.taskDefinition.split(':')[0] !== task.family)
    refuse(
      serviceFile,
      'CreateService',
      `TaskDefinition not found: ${service.taskDefinition}. The family is ${task.family}.`,
    );
  if (balancer.containerName !== container.name || balancer.containerPort !== containerPort)
    refuse(
      serviceFile,
      'CreateService',
      `The container ${balancer.containerName} did not have a container port ${balancer.containerPort} defined.`,
    );
  if (autoScaling.minCapacity > autoScaling.maxCapacity)
    refuse(
      serviceFile,
      'RegisterScalableTarget',
      'Maximum capacity cannot be less than minimum capacity.',
    );
  const most = Math.floor((desiredCount * deployment.maximumPercent) / 100);
  const least = Math.ceil((desiredCount * deployment.minimumHealthyPercent) / 100);
  if (most === desiredCount && least === desiredCount)
    refuse(
      serviceFile,
      'CreateService',
      `With minimumHealthyPercent ${deployment.minimumHealthyPercent} and maximumPercent ${deployment.maximumPercent}, no task can be stopped or started.`,
    );

  const secrets = Object.fromEntries(
    container.secrets.map(({ name, valueFrom }) => {
      const value = vault[vaultName(valueFrom)];
      if (value === undefined)
        throw new PlatformError(
          taskFile,
          `ResourceInitializationError: unable to pull secrets or registry auth: Secrets Manager can't find the specified secret: ${valueFrom}`,
        );
      return [name, value];
    }),
  );
  return {
    platform: 'aws',
    name: service.serviceName,
    port: containerPort,
    env: {
      ...Object.fromEntries(container.environment.map(({ name, value }) => [name, value])),
      ...secrets,
    },
    secretNames: Object.keys(secrets),
    probes: toProbes({
      startup: undefined,
      liveness: container.healthCheck && toLiveness(container.healthCheck, containerPort),
      readiness: toProbe(
        targetGroup.healthCheckPath,
        {
          period: targetGroup.healthCheckIntervalSeconds,
          timeout: targetGroup.healthCheckTimeoutSeconds,
        },
        {
          failure: targetGroup.unhealthyThresholdCount,
          success: targetGroup.healthyThresholdCount,
        },
      ),
    }),
    stop: {
      graceMs: container.stopTimeout * 1000,
      drainMs: targetGroup.deregistrationDelaySeconds * 1000,
    },
    scale: {
      min: autoScaling.minCapacity,
      max: autoScaling.maxCapacity,
      perInstance: autoScaling.requestsPerTarget,
    },
    wanted: desiredCount,
    surge: most - desiredCount,
    unavailable: desiredCount - least,
    requestTimeoutMs: null,
  };
}

type HealthCheck = NonNullable<
  z.infer<typeof taskSchema>['containerDefinitions'][0]['healthCheck']
>;

/** `curl -f http://localhost:8080/healthz || exit 1` asks the container from inside. */
function toLiveness(check: HealthCheck, containerPort: number) {
  const command = check.command.slice(1).join(' ').trim();
  const [, askedPort, path] =
    /^curl (?:-\S+ )*https?:\/\/(?:localhost|127\.0\.0\.1)(?::(\d+))?(\/\S*?)(?: \|\| exit 1)?$/.exec(
      command,
    ) ?? [];
  if (!path)
    throw new PlatformError(
      taskFile,
      `Task failed container health checks: "${command}". The course's platform understands \`curl -f http://localhost:PORT/path || exit 1\`.`,
    );
  if (Number(askedPort ?? 80) !== containerPort)
    throw new PlatformError(
      taskFile,
      `Task failed container health checks: curl: (7) Failed to connect to localhost port ${askedPort ?? 80}: Connection refused`,
    );
  const { interval, timeout, retries, startPeriod } = check;
  return toProbe(path, { period: interval, timeout, delay: startPeriod }, { failure: retries });
}

/** `arn:aws:secretsmanager:ap-south-1:123456789012:secret:till-key-AbCdEf`, or a parameter of Systems Manager → `till-key` */
function vaultName(arn: string): string {
  const [, secret, parameter] =
    /^arn:aws:(?:secretsmanager:[\w-]+:\d+:secret:([^:]+)|ssm:[\w-]+:\d+:parameter\/(.+))/.exec(
      arn,
    ) ?? [];
  return parameter ?? secret?.replace(/-[A-Za-z0-9]{6}$/, '') ?? '';
}

function read<Schema extends z.ZodType>(
  files: CloudFiles,
  file: string,
  operation: string,
  schema: Schema,
): z.infer<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(files[file] ?? '');
  } catch (error) {
    throw new PlatformError(
      file,
      `Error parsing parameter '--cli-input-json': Invalid JSON: ${(error as Error).message}`,
    );
  }
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new PlatformError(file, inStyle(firstFault(parsed.error), operation));
}

function inStyle({ kind, place, field, expected }: Fault, operation: string): string {
  const inside = place.slice(0, -field.length).replace(/\.$/, '') || 'input';
  switch (kind) {
    case 'unknown':
      return `Parameter validation failed: Unknown parameter in ${inside}: "${field}"`;
    case 'missing':
      return `Parameter validation failed: Missing required parameter in ${inside}: "${field}"`;
    case 'invalid':
      return clientError(operation, `Invalid value for parameter ${place}: ${expected}.`);
  }
}

function clientError(operation: string, what: string): string {
  return `An error occurred (ClientException) when calling the ${operation} operation: ${what}`;
}
