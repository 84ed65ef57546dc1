import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { HeaderList, SandboxRequest, SandboxResponse } from '#sandbox/sandbox.ts';
import { toWireBody } from '#sandbox/wire/body.ts';
import type { WireBody } from '#sandbox/wire/events.ts';
import { firstDraft, toRequest, type Draft, type DraftFault } from './draft.ts';

/** Requests that are remembered. */
const remembered = 30;

/** A request that was sent by hand, and what came of it so far. */
export interface Sent {
  id: number;
  draft: Draft;
  /** As it was really sent. */
  headers: HeaderList;
  answer:
    | { is: 'awaited' }
    | {
        is: 'here';
        status: number;
        statusText: string;
        headers: HeaderList;
        body: WireBody;
        ms: number;
      }
    | { is: 'missing'; message: string };
}

/** An HTTP client outside the page. */
export interface Sending {
  readonly $draft: WritableAtom<Draft>;
  readonly $fault: ReadableAtom<DraftFault | null>;
  /** What was sent in this visit, the latest first. */
  readonly $sent: ReadableAtom<readonly Sent[]>;
  /** The one whose answer is read. */
  readonly $open: ReadableAtom<Sent | null>;
  /** Sends the draft, unless it is no request. */
  send(): Promise<void>;
  /** Gives up waiting for the answer that is read. */
  giveUp(): void;
  /** Reads the answer of one that was sent, and puts its request into the form again. */
  show(id: number): void;
}

/** Creates a client that sends with `send`; `origin` is where paths lead. */
export function createSending(
  send: (request: SandboxRequest) => Promise<SandboxResponse>,
  origin: string,
  now: () => number = () => performance.now(),
): Sending {
  const $draft = atom(firstDraft);
  const $fault = atom<DraftFault | null>(null);
  const $sent = atom<readonly Sent[]>([]);
  const $open = atom<Sent | null>(null);
  let lastId = 0;
  const waiting = new Map<number, AbortController>();

  function put(sent: Sent): void {
    $sent.set(
      [sent, ...$sent.get().filter(({ id }) => id !== sent.id)]
        .sort((a, b) => b.id - a.id)
        .slice(0, remembered),
    );
    if ($open.get()?.id === sent.id) $open.set(sent);
  }

  return {
    $draft,
    $fault,
    $sent,
    $open,
    async send() {
      const draft = $draft.get();
      const { request, fault } = toRequest(draft, origin);
      $fault.set(fault);
      if (!request) return;
      const id = ++lastId;
      const giveUp = new AbortController();
      const { signal } = giveUp;
      waiting.set(id, giveUp);
      const sent: Sent = {
        id,
        draft,
        headers: request.headers ?? [],
        answer: { is: 'awaited' },
      };
      $open.set(sent);
      put(sent);
      const started = now();
      try {
        const { status, statusText, headers, body } = await send({ ...request, signal });
        put({
          ...sent,
          answer: {
            is: 'here',
            status,
            statusText,
            headers,
            body: toWireBody(body),
            ms: now() - started,
          },
        });
      } catch (error) {
        const message = signal.aborted ? 'You gave up waiting.' : String((error as Error).message);
        put({ ...sent, answer: { is: 'missing', message } });
      } finally {
        waiting.delete(id);
      }
    },
    giveUp: () => waiting.get($open.get()?.id ?? 0)?.abort(),
    show(id) {
      const sent = $sent.get().find((one) => one.id === id);
      if (!sent) return;
      $open.set(sent);
      $draft.set(sent.draft);
      $fault.set(null);
    },
  };
}
