import { FrameReader, frame, readFields, type Frame } from './frames.ts';
import type { QueryTrace } from './protocol.ts';

/** What a client asks in one go: the statement's text and the values it sends along. */
export function readQuestion(frames: readonly Frame[]): {
  text: string | null;
  /** Name under which the client prepares or reuses the statement; empty when it does neither. */
  name: string;
  parameters: (string | null)[];
} {
  let text: string | null = null;
  let name = '';
  let parameters: (string | null)[] = [];
  for (const { type, content } of frames) {
    const reader = new FrameReader(content);
    if (type === 'Q') text = reader.text();
    if (type === 'P') {
      name = reader.text();
      text = reader.text();
    }
    if (type === 'B') {
      reader.text();
      name = reader.text();
      parameters = readParameters(reader);
    }
  }
  return { text, name, parameters };
}

function readParameters(reader: FrameReader): (string | null)[] {
  const formats = Array.from({ length: reader.int16() }, () => reader.int16());
  return Array.from({ length: reader.int16() }, (_, index) => {
    const length = reader.int32();
    if (length < 0) return null;
    const bytes = reader.bytes(length);
    const binary = (formats.length === 1 ? formats[0] : formats[index]) === 1;
    return binary ? `(${length} bytes)` : new TextDecoder().decode(bytes);
  });
}

/** What Postgres answered, and the frames that are meant for the client: all but the plans we asked for. */
export function readAnswer(frames: readonly Frame[]): Pick<
  QueryTrace,
  'rows' | 'pagesRead' | 'error'
> & {
  inTransaction: boolean;
  forClient: Frame[];
} {
  const forClient: Frame[] = [];
  let rows = 0;
  let pagesRead: number | null = null;
  let error: QueryTrace['error'] = null;
  let inTransaction = false;
  for (const answer of frames) {
    const pages = answer.type === 'N' ? readPages(answer) : null;
    if (pages !== null) {
      pagesRead = (pagesRead ?? 0) + pages;
      continue;
    }
    forClient.push(answer);
    if (answer.type === 'C') rows += Number(/\d+$/.exec(tag(answer))?.[0] ?? 0);
    if (answer.type === 'E') {
      const { C: code = '', M: message = '' } = readFields(answer);
      error = { code, message };
    }
    if (answer.type === 'Z') inTransaction = String.fromCharCode(answer.content[0]!) !== 'I';
  }
  return { rows, pagesRead, error, inTransaction, forClient };
}

function tag({ content }: Frame): string {
  return new FrameReader(content).text();
}

/** Pages in a notice of auto_explain, or `null` when the notice is something else. */
export function readPages(notice: Frame): number | null {
  const { M: message = '' } = readFields(notice);
  const [, json] = /^duration: [\d.]+ ms {2}plan:\n([^]*)$/.exec(message) ?? [];
  if (!json) return null;
  const { Plan: plan } = JSON.parse(json) as { Plan: Record<string, number> };
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
}

/**
 * Gives a client's prepared statements names of their own. Every client believes it has a session to itself; here they
 * share one, in which two clients may prepare different statements under one name.
 */
export function renameStatements(frames: readonly Frame[], session: number): Frame[] {
  const rename = (name: string) => (name === '' ? '' : `${session}:${name}`);
  return frames.map((asked) => {
    const reader = new FrameReader(asked.content);
    if (asked.type === 'P') return frame('P', rename(reader.text()), reader.bytes());
    if (asked.type === 'B') return frame('B', reader.text(), rename(reader.text()), reader.bytes());
    if (asked.type !== 'D' && asked.type !== 'C') return asked;
    const kind = reader.bytes(1);
    const isStatement = String.fromCharCode(kind[0]!) === 'S';
    const name = reader.text();
    return frame(asked.type, kind, isStatement ? rename(name) : name);
  });
}
