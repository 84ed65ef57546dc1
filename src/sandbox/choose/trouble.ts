/**
 * What can keep a WebContainer from running, and what the learner is told. Every one of these ends on the worker
 * engine, so each sentence says what happened and needs no action.
 */
const sentences = {
  'not-secure': 'This address is not secure (https), and the WebContainer needs that.',
  'not-isolated': 'This site was not served with the headers that the WebContainer needs.',
  'no-shared-memory': 'This browser does not share memory with the WebContainer.',
  unsupported: 'This browser cannot run the WebContainer.',
  offline: 'You are offline, and the WebContainer comes from another server.',
  unreachable:
    'The server of the WebContainer cannot be reached. A blocker or a firewall may be in the way.',
  'blocked-by-policy': 'The security policy of this site does not admit the WebContainer.',
  silent: 'The server of the WebContainer did not answer in time.',
  stuck: 'The WebContainer began to start and did not finish.',
  rejected: 'The WebContainer could not start.',
  'storage-blocked': 'This browser blocks the storage that the WebContainer needs.',
  'runtime-lost': 'The WebContainer stopped while it was running.',
  'preview-silent': 'The WebContainer could not show a page in this browser.',
  'server-never-ready': 'The kitchen did not open its port in the WebContainer.',
} as const;

/** Names of the troubles. */
export type Trouble = keyof typeof sentences;

/** All troubles there are. */
export const troubles = Object.keys(sentences) as Trouble[];

/** What the learner reads: one sentence on what happened, and one on where their code runs instead. */
export function describeTrouble(trouble: Trouble): string {
  return `${sentences[trouble]} Your code runs in the built-in engine, and no edit is lost.`;
}
