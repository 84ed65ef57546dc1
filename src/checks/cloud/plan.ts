import type { Probe, Probes } from '../host/probe.ts';
import type { StopOptions } from '../host/hosted-instance.ts';

/** The three platforms whose files are run. */
export type Platform = 'aws' | 'gcp' | 'azure';

/** What a platform does with a service, as its file says and as its defaults say where the file is silent. */
export interface ServicePlan {
  platform: Platform;
  /** Name of the service. */
  name: string;
  /** The port at which the platform knocks. */
  port: number;
  /** Variables as they reach the process, those from the vault and those the platform sets included. */
  env: Readonly<Record<string, string>>;
  /** Names of the variables that came out of the vault. */
  secretNames: readonly string[];
  probes: Probes;
  /** How an instance is told to end. */
  stop: StopOptions;
  /** How many instances run, and what makes them more. */
  scale: Scale;
  /** How many instances run to begin with. */
  wanted: number;
  /** How far a rollout may go above and below the wanted number. */
  surge: number;
  unavailable: number;
  /** Milliseconds after which the platform ends a request; `null` when it does not. */
  requestTimeoutMs: number | null;
}

export interface Scale {
  min: number;
  max: number;
  /** Requests at the same time that one instance shall get. */
  perInstance: number;
}

/** Files of a project by path, those of one platform at least. */
export type CloudFiles = Readonly<Record<string, string>>;

/** The secrets that the platform's vault holds, by the name under which files ask for them. */
export type Vault = Readonly<Record<string, string>>;

/** How many instances a platform runs for so many requests at the same time. */
export function instancesFor({ min, max, perInstance }: Scale, atOnce: number): number {
  return Math.min(max, Math.max(min, Math.ceil(atOnce / perInstance)));
}

/**
 * A probe with times in seconds, as all three platforms write them. Whoever is not asked before a delay is over, or whose
 * answers do not count until then, gets as many more chances.
 */
export function toProbe(
  path: string,
  { period, timeout, delay = 0 }: { period: number; timeout: number; delay?: number },
  thresholds: { failure: number; success?: number | undefined },
): Probe {
  return {
    path,
    periodMs: period * 1000,
    timeoutMs: timeout * 1000,
    failureThreshold: thresholds.failure + Math.ceil(delay / period),
    successThreshold: thresholds.success ?? 1,
  };
}

/** The probes that a file asks for, without those it leaves out. */
export function toProbes(probes: Record<keyof Probes, Probe | undefined>): Probes {
  return Object.fromEntries(Object.entries(probes).filter(([, probe]) => probe));
}
