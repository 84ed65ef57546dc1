/**
 * How programs in the container speak to the engine: in their output, as operating system commands that terminals
 * swallow (`ESC ] 7717 ; … BEL`). The content is JSON in ASCII, in which neither ESC nor BEL can occur.
 */
const START = '\x1b]7717;';
const END = '\x07';

/** The text of a message. */
export function toOsc(message: object): string {
  return START + toAscii(message) + END;
}

/** JSON in ASCII: no piece of a stream can cut a character in two. */
export function toAscii(message: object): string {
  return JSON.stringify(message).replaceAll(
    /[^\0-~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Takes the messages out of an output that comes in pieces of any size. */
export interface OscReader {
  /** Gives what the pieces so far hold besides messages. A beginning that may become a message is held back. */
  read(piece: string): string;
  /** What is held back when nothing more comes. */
  end(): string;
}

/** Creates a reader. `hear` gets what JSON held, of whatever shape; what is no JSON is dropped. */
export function createOscReader(hear: (message: unknown) => void): OscReader {
  let rest = '';

  function tell(json: string): void {
    try {
      hear(JSON.parse(json));
    } catch {
      // Somebody else's command, or a program's own bytes: nothing to hear.
    }
  }

  return {
    read(piece) {
      rest += piece;
      let text = '';
      for (;;) {
        const start = rest.indexOf(START);
        if (start < 0) break;
        text += rest.slice(0, start);
        rest = rest.slice(start);
        const end = rest.indexOf(END);
        if (end < 0) return text;
        tell(rest.slice(START.length, end));
        rest = rest.slice(end + END.length);
      }
      const kept = partOfStart(rest);
      text += rest.slice(0, rest.length - kept);
      rest = rest.slice(rest.length - kept);
      return text;
    },
    end() {
      const text = rest;
      rest = '';
      return text;
    },
  };
}

/** How many characters at the end of `text` may be the beginning of a message. */
function partOfStart(text: string): number {
  for (let length = Math.min(START.length - 1, text.length); length > 0; length--)
    if (START.startsWith(text.slice(-length))) return length;
  return 0;
}
