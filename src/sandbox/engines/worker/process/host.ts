import { noteActivity } from '../clock/activity.ts';
import type { FromProcess, ToProcess } from '../protocol.ts';

/** The line to the engine. A free variable: worker-boot.ts runs this bundle as a function with the parameter `port`. */
declare const port: MessagePort;

// Taken now: the learner's code could replace the prototype's method, and take the line from `this`.
const post = port.postMessage.bind(port) as (
  message: FromProcess,
  transfer: Transferable[],
) => void;

type Handlers = {
  [Type in ToProcess['type']]?: (message: Extract<ToProcess, { type: Type }>) => void;
};

const handlers: Handlers = {};

/** Sends a message to the engine. */
export function send(message: FromProcess, transfer: Transferable[] = []): void {
  noteActivity();
  post(message, transfer);
}

/** Sets the one receiver of a kind of message. */
export function receive<Type extends ToProcess['type']>(
  type: Type,
  handler: (message: Extract<ToProcess, { type: Type }>) => void,
): void {
  (handlers as Record<string, unknown>)[type] = handler;
}

port.onmessage = ({ data }: MessageEvent<ToProcess>) => {
  noteActivity();
  (handlers[data.type] as ((message: ToProcess) => void) | undefined)?.(data);
};
