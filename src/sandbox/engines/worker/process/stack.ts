/**
 * Stacks as Node writes them, in every browser: the error, then frames in the learner's own files. What is ours, and what
 * belongs to packages, is left out, unless there is nothing else.
 */
const ROOT = 'file:///home/project/';

/** What the function is called in which a module runs: ours, so that Node does not show it. */
const MODULE = 'default';
const moduleFrame = new RegExp(`^(?:async )?(?:Object\\.)?${MODULE} \\((.*)\\)$`);

interface CallSite {
  getFileName(): string | null;
  toString(): string;
}

type StackPreparer = (error: Error, frames: CallSite[]) => string;

/** Sets how stacks are written in this worker. */
export function writeNodeStacks(): void {
  // Chromium asks a function for the text of each stack.
  (Error as unknown as { prepareStackTrace: StackPreparer }).prepareStackTrace = (
    error,
    frames,
  ) => {
    const own = frames.filter((frame) => frame.getFileName()?.startsWith('app:/'));
    const shown = (own.length > 0 ? own : frames).map(
      (frame) => `\n    at ${named(String(frame))}`,
    );
    return heading(error) + shown.join('');
  };
  // Firefox has an accessor, whose text is frames alone.
  const accessor = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
  const read = accessor?.get;
  if (!read) return;
  Object.defineProperty(Error.prototype, 'stack', {
    ...accessor,
    get(this: Error) {
      const text = read.call(this) as unknown;
      return typeof text === 'string' ? heading(this) + toFrames(text) : text;
    },
  });
}

/** Name, code and message. A code of Node's own belongs to the name. */
function heading(error: Error): string {
  const { code } = error as { code?: unknown };
  let text: string;
  try {
    text = Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
  const isNodes =
    typeof code === 'string' && code.startsWith('ERR_') && !text.includes(`[${code}]`);
  return isNodes ? text.replace(error.name, `${error.name} [${code}]`) : text;
}

const firefoxFrame = /^(?:async\*)?(.*?)@app:\/(.*)$/;

function toFrames(text: string): string {
  const frames = text.split('\n').flatMap((line) => {
    const [, name, place] = firefoxFrame.exec(line) ?? [];
    if (place === undefined) return [];
    const isNamed = name !== '' && name !== MODULE;
    return [isNamed ? `\n    at ${name} (${ROOT}${place})` : `\n    at ${ROOT}${place}`];
  });
  return frames.join('');
}

function named(frame: string): string {
  const text = frame.replace(moduleFrame, '$1');
  return text.replace('app:/', ROOT);
}
