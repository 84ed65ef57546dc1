import type { WireBody } from './events.ts';

/** Bytes of a body the wire keeps. */
const KEPT = 64 * 1024;

/** What the wire keeps of a whole body. */
export function toWireBody(body: Uint8Array): WireBody {
  return describe([body], body.byteLength);
}

/** Collects a body that comes in chunks. */
export function createBodyRecorder(): { add(chunk: Uint8Array): void; body(): WireBody } {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  return {
    add(chunk) {
      if (bytes < KEPT) kept.push(chunk.slice());
      bytes += chunk.byteLength;
    },
    body: () => describe(kept, bytes),
  };
}

function describe(chunks: Uint8Array[], bytes: number): WireBody {
  const start = new Uint8Array(Math.min(bytes, KEPT));
  let at = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, start.byteLength - at);
    start.set(part, at);
    at += part.byteLength;
  }
  const truncated = bytes > KEPT;
  return { bytes, text: decode(start, truncated), truncated };
}

/** UTF-8, or `null` for binary data. A cut body may end inside a character. */
function decode(bytes: Uint8Array, cut: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    return null;
  }
}
