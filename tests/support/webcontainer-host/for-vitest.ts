import type { TestProject } from 'vitest/node';
import { vendorHosts } from '../../../src/lib/engine-setting.ts';
import { startStandIn } from './stand-in.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin the WebContainer's runtime comes from: the stand-in's, or the vendor's. */
    webcontainerHost: string;
  }
}

/** Starts a stand-in for the tests of a project, unless they are to run in the vendor's own runtime. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const isVendor = process.env['THE_PASS_WEBCONTAINER'] === 'vendor';
  const standIn = isVendor ? null : await startStandIn();
  provide('webcontainerHost', standIn?.origin ?? vendorHosts.runtime);
  return async () => standIn?.close();
}
