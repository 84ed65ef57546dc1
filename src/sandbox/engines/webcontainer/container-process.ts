import type { WebContainer, WebContainerProcess } from '@webcontainer/api';
import { toLines } from './container/lines.ts';
import { createOscReader } from './container/osc.ts';

/** A program in the container that speaks to the engine in its output, and is spoken to in its input. */
export interface ContainerProcess {
  readonly exit: Promise<number>;
  tell(message: object): void;
  kill(): void;
}

interface Hearing {
  /** Gets what it says; of whatever shape, since any program can write anything. */
  onMessage(message: unknown): void;
  /** Gets what it writes besides. */
  onText(text: string): void;
}

/** Starts `node` with these arguments. */
export async function spawnInContainer(
  webcontainer: WebContainer,
  args: string[],
  env: Record<string, string | number | boolean>,
  { onMessage, onText }: Hearing,
): Promise<ContainerProcess> {
  const process = await webcontainer.spawn('node', args, { env });
  const reader = createOscReader(onMessage);
  const hear = (text: string) => {
    // The container's terminal ends lines with CRLF.
    const plain = text.replaceAll('\r\n', '\n');
    if (plain) onText(plain);
  };
  const read = process.output
    .pipeTo(new WritableStream({ write: (piece) => hear(reader.read(piece)) }))
    .then(() => hear(reader.end()));
  const input = process.input.getWriter();
  return {
    // What it said last is heard before it counts as gone.
    exit: endOf(process, read),
    tell: (message) => void input.write(toLines(message)).catch(() => {}),
    kill: () => process.kill(),
  };
}

async function endOf(process: WebContainerProcess, read: Promise<void>): Promise<number> {
  const code = await process.exit;
  await read.catch(() => {});
  return code;
}
