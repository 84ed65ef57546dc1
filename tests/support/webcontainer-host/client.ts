/** What the client page offers to the tests, which run outside the browser. */
import { bootWebContainer, endWebContainer } from '#sandbox/engines/webcontainer/boot.ts';
import { BootFailure } from '#sandbox/engines/webcontainer/boot-failure.ts';

const client = { bootWebContainer, endWebContainer, BootFailure };

declare global {
  interface Window {
    client: typeof client;
  }
}

window.client = client;
