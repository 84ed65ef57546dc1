/** What a process prints, as a stream that does not grow without bound when nobody reads it. */
export interface Output {
  readonly stream: ReadableStream<string>;
  write(text: string): void;
  close(): void;
}

/** Chunks kept for a reader who has not come yet; what is printed beyond them is dropped from the stream. */
const KEPT_UNREAD = 1000;

/** Creates an open, empty output. */
export function createOutput(): Output {
  let controller!: ReadableStreamDefaultController<string>;
  let open = true;
  const stream = new ReadableStream<string>(
    {
      start: (created) => void (controller = created),
      cancel: () => void (open = false),
    },
    { highWaterMark: KEPT_UNREAD },
  );
  return {
    stream,
    write(text) {
      if (open && (controller.desiredSize ?? 0) > 0) controller.enqueue(text);
    },
    close() {
      if (open) controller.close();
      open = false;
    },
  };
}
