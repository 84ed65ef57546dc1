import type { SandboxProcess } from '#sandbox/sandbox.ts';

/** Gives a program its stdin. One that has ended takes none. */
export async function feed(process: SandboxProcess, text: string): Promise<void> {
  const writer = process.input.getWriter();
  try {
    if (text !== '') await writer.write(text);
    await writer.close();
  } catch {
    // It has left without reading.
  }
}
