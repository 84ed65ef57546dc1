import { beginWork } from './activity.ts';

const readers = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const;

type Body = Record<string, ((...parameters: unknown[]) => Promise<unknown>) | undefined>;

/** Resolves when a response's body is complete. */
const completions = new WeakMap<object, Promise<void>>();

/**
 * Counts it as work when a program reads a body that has come completely, which a browser may do beside its event loop.
 * `complete` says that it has. A body that is still to come is not waited for: somebody may hold it back.
 */
export function countBody(response: Response, complete: Promise<void>): void {
  completions.set(response, complete);
}

/** Lets the readings of bodies be counted. */
export function countBodyReadings(): void {
  for (const name of readers) {
    count(Response.prototype as unknown as Body, name, (body) => completions.get(body));
    count(Blob.prototype as unknown as Body, name, () => Promise.resolve());
  }
  const { clone } = Response.prototype;
  Response.prototype.clone = function (this: Response) {
    const copy = clone.call(this);
    const complete = completions.get(this);
    if (complete) completions.set(copy, complete);
    return copy;
  };
}

function count(
  prototype: Body,
  name: (typeof readers)[number],
  completeOf: (body: object) => Promise<void> | undefined,
): void {
  const read = prototype[name];
  if (!read) return;
  prototype[name] = function (this: object, ...parameters) {
    let isOver = false;
    let end = () => {};
    void completeOf(this)?.then(() => {
      if (!isOver) end = beginWork();
    });
    return read.apply(this, parameters).finally(() => {
      isOver = true;
      end();
    });
  };
}
