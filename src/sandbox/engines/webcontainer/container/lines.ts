import { toAscii } from './osc.ts';

/**
 * How the engine speaks to programs in the container: in their input, which is a terminal. Terminals hand over lines of
 * 4095 characters at most, so a long message takes several: all but the last begin with `+`, the last with `.`.
 */
const LONGEST = 1000;

/** The lines of a message. */
export function toLines(message: object): string {
  const parts = toAscii(message).match(new RegExp(`.{1,${LONGEST}}`, 'g')) ?? [];
  return parts.map((part, i) => `${i < parts.length - 1 ? '+' : '.'}${part}\n`).join('');
}

/** Puts messages together again from an input that comes in pieces of any size. */
export function createLineReader<Message>(
  hear: (message: Message) => void,
): (piece: string) => void {
  let line = '';
  let message = '';
  return (piece) => {
    const lines = (line + piece).split(/\r?\n|\r/);
    line = lines.pop() ?? '';
    for (const whole of lines) {
      if (!/^[+.]/.test(whole)) continue;
      message += whole.slice(1);
      if (whole.startsWith('+')) continue;
      const json = message;
      message = '';
      hear(JSON.parse(json) as Message);
    }
  };
}
