import stream, { Readable } from 'readable-stream';

/** Node's `Readable.toWeb`, which the stream library lacks: the same bytes as a stream of the web. */
function toWeb(readable: Readable): ReadableStream<unknown> {
  let ended = false;
  return new ReadableStream<unknown>(
    {
      start(controller) {
        readable.pause();
        readable.on('data', (chunk: unknown) => {
          controller.enqueue(chunk instanceof Uint8Array ? new Uint8Array(chunk) : chunk);
          if ((controller.desiredSize ?? 0) <= 0) readable.pause();
        });
        stream.finished(readable, { writable: false }, (error) => {
          if (ended) return;
          ended = true;
          if (error) controller.error(error);
          else controller.close();
        });
      },
      pull: () => void readable.resume(),
      cancel(reason) {
        ended = true;
        readable.destroy(reason as Error | undefined);
      },
    },
    { highWaterMark: readable.readableHighWaterMark, size: sizeOf },
  );
}

function sizeOf(chunk: unknown): number {
  return chunk instanceof Uint8Array ? chunk.byteLength : 1;
}

/** Node's `Readable.fromWeb`. */
function fromWeb(web: ReadableStream<unknown>, options?: object): Readable {
  return Readable.from(readAll(web), { objectMode: false, ...options });
}

/** Not every browser lets a stream be read with `for await`. */
async function* readAll(web: ReadableStream<unknown>): AsyncGenerator<unknown> {
  const reader = web.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

Object.assign(Readable, { toWeb, fromWeb });

/** `node:stream`. */
export { stream };
