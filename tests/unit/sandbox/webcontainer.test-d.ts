/** Compiled, never run: the vendor's class must stay assignable to our contract. */
import type { WebContainer } from '@webcontainer/api';
import type { SandboxRuntime } from '#sandbox/sandbox.ts';

declare const webcontainer: WebContainer;
export const runtime: SandboxRuntime = webcontainer;
