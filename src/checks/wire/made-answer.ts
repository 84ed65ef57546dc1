import type { Answer } from '#sandbox/gateway/route.ts';

/** An answer that a check writes in the kitchen's place: `{ status: 503, headers: { 'retry-after': '7' } }`. */
export interface MadeAnswer {
  /** 200 unless it says otherwise. */
  status?: number;
  headers?: Record<string, string>;
  /** The body as JSON, sent as `application/json` unless the headers say otherwise. */
  json?: unknown;
  /** The body as text, sent as `text/plain` unless the headers say otherwise. */
  body?: string;
}

/** The answer as the gateway takes it. */
export function toAnswer({ status = 200, headers = {}, json, body }: MadeAnswer): Answer {
  const text = json === undefined ? body : JSON.stringify(json);
  const type = json === undefined ? 'text/plain; charset=utf-8' : 'application/json';
  const lines = new Map(text === undefined ? [] : [['content-type', type]]);
  for (const [name, value] of Object.entries(headers)) lines.set(name.toLowerCase(), value);
  return { status, headers: [...lines], body: new TextEncoder().encode(text ?? '') };
}
