/** A line of a README that a reader types, and which line of the file it is. */
export interface ShellLine {
  /** Counted from 1. */
  line: number;
  text: string;
}

const fence = /^ {0,3}(`{3,}|~{3,})\s*([\w-]*)/;
/** What a block is marked with when its lines are to be typed. */
const shells = new Set(['sh', 'bash', 'shell', 'console']);

/**
 * The commands of a README: what stands in its blocks that are marked `sh`, from top to bottom. A line that ends in a
 * backslash goes on in the next; a prompt before a command is not typed. Comments are for people.
 */
export function readReadme(markdown: string): ShellLine[] {
  const found: ShellLine[] = [];
  let end: RegExp | null = null;
  let isShell = false;
  let open: ShellLine | null = null;
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    const marks = fence.exec(line);
    if (end === null) {
      if (!marks) continue;
      const [, ticks = '', language = ''] = marks;
      end = new RegExp(`^ {0,3}${ticks[0]}{${ticks.length},}\\s*$`);
      isShell = shells.has(language.toLowerCase());
      continue;
    }
    if (end.test(line)) {
      end = open = null;
      continue;
    }
    if (!isShell) continue;
    const typed: string = line.trim().replace(/^\$\s+/, '');
    const goesOn = typed.endsWith('\\');
    const text: string = goesOn ? typed.slice(0, -1).trimEnd() : typed;
    if (open) open.text += ` ${text}`;
    else if (text !== '' && !text.startsWith('#')) {
      open = { line: index + 1, text };
      found.push(open);
    }
    if (!goesOn) open = null;
  }
  return found;
}
