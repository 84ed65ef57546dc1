/** A quiet notice at the foot of the window, with one thing that can be done about it; a new one takes its place. */
export function offer(text: string, action: string, act: () => void): void {
  document.querySelector('.site-notice')?.remove();
  const notice = document.createElement('div');
  notice.className = 'site-notice';
  const words = document.createElement('p');
  // Said by screen readers when the text comes into the empty element, not before.
  words.setAttribute('role', 'status');
  notice.append(
    words,
    button(action, act),
    button('Later', () => notice.remove()),
  );
  document.body.append(notice);
  requestAnimationFrame(() => (words.textContent = text));
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'button';
  element.textContent = text;
  element.addEventListener('click', act);
  return element;
}
