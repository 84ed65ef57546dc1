import * as line from '../../../../preview/frame/channel.ts';
import { noteActivity } from '../../clock/activity.ts';
import type { FromFrame, ToFrame } from '../protocol.ts';

/** The page's line to its preview, with all that this engine's page has to say. */
export type Channel = line.Channel<FromFrame, ToFrame>;

/** Wraps the port. Every message counts as something done. */
export function connect(port: MessagePort): Channel {
  const { send, receive }: Channel = line.connect<FromFrame, ToFrame>(port);
  return {
    send(message: FromFrame, transfer?: Transferable[]) {
      noteActivity();
      send(message, transfer);
    },
    receive: ((type: ToFrame['type'], handler: (message: never) => void) =>
      receive(type, (message) => {
        noteActivity();
        handler(message as never);
      })) as Channel['receive'],
  };
}
