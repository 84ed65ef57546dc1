import { parse } from 'shell-quote';

/** One command, as a shell understands it. */
export interface Command {
  /** Variables set in front of it, for it alone; without words, for all that follow. */
  env: Record<string, string>;
  /** The program and its arguments. */
  words: string[];
  /** The file it reads as its stdin. */
  stdinFrom: string | null;
}

/** A line that the sandbox's shell cannot run, in one sentence. */
export class BadCommand extends Error {
  override name = 'BadCommand';
}

/**
 * Reads a line of a shell: words, quotes, variables, `NAME=value` in front, `<` with a file, `cat file |`, and commands
 * joined by `&&` or `;`. An `&` at the end changes nothing: servers go on running here in any case. Throws a `BadCommand`
 * for the rest of what shells can do.
 */
export function readCommands(text: string, env: Readonly<Record<string, string>>): Command[] {
  const commands: Command[] = [];
  let command: Command = emptyCommand();
  let isFile = false;

  function next(): void {
    if (isFile) throw new BadCommand('After `<` stands a file.');
    if (command.words.length > 0 || Object.keys(command.env).length > 0) commands.push(command);
    command = emptyCommand();
  }

  for (const part of parse(text, { ...env })) {
    if (typeof part === 'object' && 'comment' in part) break;
    if (typeof part === 'object' && part.op !== 'glob') {
      switch (part.op) {
        case '&&':
        case ';':
        case '&':
          next();
          break;
        case '<':
          isFile = true;
          break;
        case '|': {
          const [cat, file, ...more] = command.words;
          if (cat !== 'cat' || file === undefined || more.length > 0)
            throw new BadCommand('This shell pipes files only: `cat menu.csv | …`.');
          command = { ...emptyCommand(), stdinFrom: file };
          break;
        }
        default:
          throw new BadCommand(`This shell does not know \`${part.op}\`.`);
      }
      continue;
    }
    const word = typeof part === 'string' ? part : (part as { pattern: string }).pattern;
    const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(word);
    if (isFile) {
      command.stdinFrom = word;
      isFile = false;
    } else if (assignment && command.words.length === 0) {
      command.env[assignment[1]!] = assignment[2]!;
    } else command.words.push(word);
  }
  next();
  return commands;
}

const emptyCommand = (): Command => ({ env: {}, words: [], stdinFrom: null });
