import type { SourceLocation } from '../wire/events.ts';

/** A stack reduced to the learner's own files. */
export interface LearnerStack {
  /** One line per frame, e.g. `place (backend/server.ts:12:9)`. */
  lines: string[];
  /** The innermost frame. */
  location: SourceLocation | null;
}

// Chromium and Firefox name our modules `app:/file`, a process gives them Node's addresses; WebKit shows the data: address, whose parameter names the file.
const named = /(?:app:\/|file:\/\/\/home\/project\/)([^\s:()]+):(\d+):(\d+)/;
const byAddress = /data:text\/javascript;[^,\s]*?file=([^,;\s]+),[^\s]*?:(\d+):(\d+)(?=$|[\s)])/;
// Stops at the module's wrapper: what called it is ours.
const functionName = /^\s*(?:at\s+)?(?:async\s+)?([\w$.<>[\] ]*?)\s*[(@]/;

/** Keeps the frames of a stack trace that are in the learner's files. Lines are exact; columns may be a few off. */
export function toLearnerStack(stack: string): LearnerStack {
  const lines: string[] = [];
  let location: SourceLocation | null = null;
  for (const line of stack.split('\n')) {
    const match = named.exec(line) ?? byAddress.exec(line);
    if (!match) continue;
    const [, file = '', row, column] = match;
    const frame = { file: decodeURIComponent(file), line: Number(row), column: Number(column) };
    location ??= frame;
    const name = functionName.exec(line)?.[1]?.replace(/^(?:Object\.)?default$/, '') ?? '';
    const place = `${frame.file}:${frame.line}:${frame.column}`;
    lines.push(name ? `${name} (${place})` : place);
  }
  return { lines, location };
}
