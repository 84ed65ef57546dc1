import { Buffer } from 'buffer';

type Source = AsyncIterable<string | Uint8Array>;

async function buffer(source: Source): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces);
}

const text = async (source: Source) => (await buffer(source)).toString();

/** `node:stream/consumers`. */
export const streamConsumers = {
  arrayBuffer: async (source: Source) => new Uint8Array(await buffer(source)).buffer,
  blob: async (source: Source) => new Blob([new Uint8Array(await buffer(source))]),
  buffer,
  json: async (source: Source) => JSON.parse(await text(source)) as unknown,
  text,
};
