import { planAws, serviceFile, taskFile } from './aws.ts';
import { azureFile, planAzure } from './azure.ts';
import { gcpFile, planGcp } from './gcp.ts';
import type { CloudFiles, Platform, ServicePlan, Vault } from './plan.ts';

export { PlatformError } from './platform-error.ts';

/** The files that each platform reads. */
export const filesFor: Readonly<Record<Platform, readonly string[]>> = {
  aws: [taskFile, serviceFile],
  gcp: [gcpFile],
  azure: [azureFile],
};

/** What each platform makes of its files. Throws a `PlatformError`. */
export const planFor: Readonly<Record<Platform, (files: CloudFiles, vault: Vault) => ServicePlan>> =
  {
    aws: planAws,
    gcp: planGcp,
    azure: planAzure,
  };
