import type { Sandbox } from './sandbox.ts';

/** Creates a sandbox on the engine that suits this page. Engines are loaded on demand. */
export declare function createSandbox(): Promise<Sandbox>;
