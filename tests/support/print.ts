/** Prints a text as it is: what a browser test logs comes with the runner's own lines around it. */
export function print(_context: unknown, text: string): void {
  process.stdout.write(`\n${text}\n\n`);
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    print(text: string): Promise<void>;
  }
}
