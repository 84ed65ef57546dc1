/** Gives every code block a button that copies it, without the lines a diff takes away. */

const shownFor = 2000;

for (const block of document.querySelectorAll<HTMLElement>('.code-block')) addButton(block);

function addButton(block: HTMLElement) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.setAttribute('aria-live', 'polite');
  const caption = block.querySelector('figcaption')?.textContent;
  if (caption) button.setAttribute('aria-description', caption);

  let timer = 0;
  button.addEventListener('click', () => {
    void copy(textOf(block)).then((done) => {
      button.textContent = done ? 'Copied' : 'Not copied';
      clearTimeout(timer);
      timer = window.setTimeout(() => (button.textContent = 'Copy'), shownFor);
    });
  });
  block.append(button);
}

function textOf(block: HTMLElement): string {
  const lines = [...block.querySelectorAll('.line:not(.remove)')];
  return lines.map((line) => line.textContent).join('\n') + '\n';
}

/** Whether the text is on the clipboard; browsers may refuse. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
