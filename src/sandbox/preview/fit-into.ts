import type { Display } from '../sandbox.ts';

/**
 * Shows a frame in another size than its container's, or in its container's again. It stays on screen as a whole, scaled
 * down if need be, since browsers do not paint what cannot be seen.
 */
export function fitInto(container: HTMLElement, frame: HTMLElement, size: Display['size']): void {
  frame.removeAttribute('style');
  if (!size) return;
  const { clientWidth, clientHeight } = container;
  const scale = Math.min(1, clientWidth / size.width, clientHeight / size.height) || 1;
  Object.assign(frame.style, {
    width: `${size.width}px`,
    height: `${size.height}px`,
    border: '0',
    transform: `scale(${scale})`,
    transformOrigin: '0 0',
  });
}
