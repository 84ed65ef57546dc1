/** Shows in a page's place that it was stopped. Nothing runs in it. */
export function showNotice(container: HTMLElement, title: string): void {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', '');
  element.title = title;
  element.srcdoc = `<!doctype html><html lang="en"><title>Stopped</title>
<style>:root { color-scheme: light dark } body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem }</style>
<p>This page did not answer, so it was stopped.</p>`;
  container.replaceChildren(element);
}
