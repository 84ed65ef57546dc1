import { Agent, globalAgent } from './agent.ts';
import { ClientRequest, get, request } from './client-request.ts';
import { IncomingMessage } from './incoming-message.ts';
import { METHODS } from './methods.ts';
import { OutgoingMessage, refuseInvalid } from './outgoing-message.ts';
import { ServerResponse } from './server-response.ts';
import { Server, createServer } from './server.ts';
import { STATUS_CODES } from './status-codes.ts';

/** `node:http`. */
export const nodeHttp = {
  Agent,
  ClientRequest,
  IncomingMessage,
  METHODS,
  OutgoingMessage,
  STATUS_CODES,
  Server,
  ServerResponse,
  createServer,
  get,
  globalAgent,
  maxHeaderSize: 16_384,
  request,
  validateHeaderName: (name: string) => refuseInvalid(name, []),
  validateHeaderValue: (name: string, value: unknown) => refuseInvalid(name, [String(value)]),
};
