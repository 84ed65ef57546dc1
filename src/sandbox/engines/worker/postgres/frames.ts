import { joinBytes } from '#lib/bytes.ts';

/** One message of Postgres' wire protocol (version 3): a letter, a length, and content. */
export interface Frame {
  type: string;
  /** Without the letter and the length. */
  content: Uint8Array;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Splits what has arrived into whole frames and the rest. */
export function splitFrames(bytes: Uint8Array): { frames: Frame[]; rest: Uint8Array } {
  const frames: Frame[] = [];
  let at = 0;
  while (bytes.length - at >= 5) {
    const length = view(bytes).getInt32(at + 1);
    if (length < 4 || bytes.length - at < length + 1) break;
    const type = String.fromCharCode(bytes[at]!);
    frames.push({ type, content: bytes.subarray(at + 5, at + 1 + length) });
    at += length + 1;
  }
  return { frames, rest: bytes.subarray(at) };
}

/** Writes frames one after the other. */
export function joinFrames(frames: readonly Frame[]): Uint8Array {
  return joinBytes(
    frames.flatMap(({ type, content }) => [
      encoder.encode(type),
      int32(content.length + 4),
      content,
    ]),
  );
}

/** A frame of these parts: texts end with a zero byte, numbers have four bytes. */
export function frame(type: string, ...parts: (string | number | Uint8Array)[]): Frame {
  const bytes = parts.map((part) => {
    if (typeof part === 'string') return encoder.encode(`${part}\0`);
    return typeof part === 'number' ? int32(part) : part;
  });
  return { type, content: joinBytes(bytes) };
}

/** Reads a frame's content from its start. */
export class FrameReader {
  #at = 0;
  constructor(private readonly content: Uint8Array) {}

  text(): string {
    const end = this.content.indexOf(0, this.#at);
    const text = decoder.decode(this.content.subarray(this.#at, end));
    this.#at = end + 1;
    return text;
  }

  int16(): number {
    this.#at += 2;
    return view(this.content).getInt16(this.#at - 2);
  }

  int32(): number {
    this.#at += 4;
    return view(this.content).getInt32(this.#at - 4);
  }

  bytes(length = this.content.length - this.#at): Uint8Array {
    this.#at += length;
    return this.content.subarray(this.#at - length, this.#at);
  }
}

/** The fields of an ErrorResponse or NoticeResponse, by their letter: `C` is the SQLSTATE, `M` the message. */
export function readFields({ content }: Frame): Record<string, string> {
  const reader = new FrameReader(content);
  const fields: Record<string, string> = {};
  for (;;) {
    const [letter] = reader.bytes(1);
    if (!letter) return fields;
    fields[String.fromCharCode(letter)] = reader.text();
  }
}

function int32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  view(bytes).setInt32(0, value);
  return bytes;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
