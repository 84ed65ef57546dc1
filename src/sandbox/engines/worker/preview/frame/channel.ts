import type * as line from '../../../../preview/frame/channel.ts';
import type { FromFrame, ToFrame } from '../protocol.ts';

/** The page's line to its preview, with all that this engine's page has to say. */
export type Channel = line.Channel<FromFrame, ToFrame>;
