/** The links that a guest may find in the address bar or the log, and paste into a chat. */
const pasted = ['/getMenu', '/doOrder?dish=2'];

/** What a chat program does with a link: it visits it, to show a preview. Nobody has pressed anything. */
export async function previewLinks(): Promise<void> {
  for (const link of pasted) await fetch(link);
}
