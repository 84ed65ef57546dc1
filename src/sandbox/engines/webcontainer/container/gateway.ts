/**
 * The one program that is always there: stands between the project's servers and everybody who asks them, and puts
 * each request on the wire. Serves the page's files at the page's port, and sends the requests of checks.
 */
import { createCalls } from './gateway/calls.ts';
import { createExchanges } from './gateway/exchange.ts';
import { servePage } from './gateway/page-server.ts';
import { createLineReader } from './lines.ts';
import { toOsc } from './osc.ts';
import type { FromGateway, ToGateway } from './protocol.ts';

const send = (message: FromGateway) => void process.stdout.write(toOsc(message));

const exchanges = createExchanges((entry) => send({ type: 'wire', entry }));
const calls = createCalls(exchanges, send);
const page = servePage(exchanges, () => send({ type: 'ready', version: process.version }));

const read = createLineReader<ToGateway>((message) => {
  if (message.type === 'page') page.serve(message);
  else calls.hear(message);
});
process.stdin.setEncoding('utf8').on('data', read);
