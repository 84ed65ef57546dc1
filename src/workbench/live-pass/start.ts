/** Starts the live pass of the home page when somebody orders. Until then nothing of it is loaded. */
import type { Files } from '#lib/files.ts';
import type { LivePass } from './live-pass.ts';

const root = document.getElementById('live-pass');
if (root) prepare(root);

function prepare(root: HTMLElement) {
  const files = JSON.parse(root.querySelector('script')?.textContent ?? '{}') as Files;
  const step = root.querySelector<HTMLElement>('[data-part=step]');
  let live: LivePass | null = null;
  let isBusy = false;

  /** Orders by a button of the drawing, which stands there until the page runs. */
  async function order(name: string) {
    if (isBusy) return;
    isBusy = true;
    // A start that fails says so itself, and can be tried again.
    await (await open())?.press(name).catch(() => {});
    isBusy = false;
  }

  async function open(): Promise<LivePass | null> {
    if (step && !live) step.textContent = 'Opening the kitchen…';
    try {
      const { openLivePass } = await import('./live-pass.ts');
      return (live ??= openLivePass(root, files));
    } catch {
      if (step) {
        step.textContent =
          'The kitchen could not be loaded. Check the connection, then order again.';
      }
      return null;
    }
  }

  root.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-press]') : null;
    if (button) void order(button.dataset['press'] ?? '');
  });
}
