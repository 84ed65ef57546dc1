import type { HostedInstance } from '../host/hosted-instance.ts';
import type { Probe } from '../host/probe.ts';
import type { Request } from '../request.ts';
import type { Platform, ServicePlan } from './plan.ts';

/** Says why guests do not get to an instance, in the platform's style. Asks the probe's path once more for that. */
export async function whyNotReady(
  plan: ServicePlan,
  instance: HostedInstance,
  request: Request,
): Promise<string> {
  const { platform, probes } = plan;
  if (instance.exitCode !== null && instance.toldAt === null) {
    const words = instance.output.trim().split('\n').at(-1)?.slice(0, 160) || 'nothing';
    return `${exited[platform](plan, instance.exitCode)} It printed: ${words}`;
  }
  const [kind, probe] = (['startup', 'liveness', 'readiness'] as const)
    .map((kind) => [kind, probes[kind]] as const)
    .find(([kind, probe]) => probe && (kind !== 'liveness' || instance.toldAt !== null)) ?? [
    'readiness',
    undefined,
  ];
  if (!probe) return unreached[platform](plan);
  const answer = await request.get(`${instance.address}${probe.path}`).catch(() => null);
  return refused[platform](plan, kind, probe, answer?.status ?? null);
}

const exited: Record<Platform, (plan: ServicePlan, code: number) => string> = {
  aws: ({ name }, code) =>
    `(service ${name}) Task stopped: Essential container in task exited. Exit code: ${code}.`,
  gcp: (_, code) =>
    `ERROR: (gcloud.run.services.replace) Container called exit(${code}). The revision is not ready and cannot serve traffic.`,
  azure: ({ name }, code) =>
    `(ContainerAppOperationError) Failed to provision revision for container app '${name}'. Error details: Container crashing: exit code ${code}.`,
};

const unreached: Record<Platform, (plan: ServicePlan) => string> = {
  aws: ({ name, port }) =>
    `(service ${name}) Task failed: nobody listens on container port ${port}.`,
  gcp: ({ port }) =>
    `ERROR: (gcloud.run.services.replace) The user-provided container failed to start and listen on the port defined provided by the PORT=${port} environment variable.`,
  azure: ({ name, port }) =>
    `(ContainerAppOperationError) Failed to provision revision for container app '${name}'. Error details: The TargetPort ${port} does not match the listening port of the container.`,
};

const refused: Record<
  Platform,
  (plan: ServicePlan, kind: string, probe: Probe, status: number | null) => string
> = {
  aws: ({ name, port }, kind, { path }, status) =>
    kind === 'liveness'
      ? `(service ${name}) Task failed container health checks: curl ${path} ${status === null ? `could not connect to port ${port}` : `got ${status}`}.`
      : `(service ${name}) (port ${port}) is unhealthy in (target-group) due to (reason ${status === null ? 'Connection refused' : `Health checks failed with these codes: [${status}]`}). The path was ${path}.`,
  gcp: ({ port }, kind, { path, failureThreshold = 3 }, status) =>
    `ERROR: (gcloud.run.services.replace) ${kind.toUpperCase()} HTTP probe failed ${failureThreshold} times consecutively for container "kitchen" on port ${port} path "${path}". The instance was not started. ${status === null ? 'Connection refused.' : `The status was ${status}.`}`,
  azure: ({ name, port }, kind, { path }, status) =>
    `(ContainerAppOperationError) Failed to provision revision for container app '${name}'. Error details: ${kind} probe failed at :${port}${path}: ${status === null ? 'connection refused' : `HTTP probe failed with statuscode: ${status}`}.`,
};
