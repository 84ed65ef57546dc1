/** Starts the live pass of the home page when somebody orders. Until then nothing of it is loaded. */
import type { Files } from '#lib/files.ts';
import type { LivePass } from './live-pass.ts';

const root = document.getElementById('live-pass');
if (root) prepare(root);

function prepare(root: HTMLElement) {
  const files = JSON.parse(root.querySelector('script')?.textContent ?? '{}') as Files;
  const step = root.querySelector<HTMLElement>('[data-part=step]');
  let opening: Promise<LivePass> | null = null;

  async function order(name: string) {
    if (opening) return;
    if (step) step.textContent = 'Opening the kitchen…';
    opening = import('./live-pass.ts').then(({ openLivePass }) => openLivePass(root, files));
    let live: LivePass;
    try {
      live = await opening;
    } catch {
      opening = null;
      if (step) {
        step.textContent =
          'The kitchen could not be loaded. Check the connection, then order again.';
      }
      return;
    }
    // A start that fails says so itself, and can be tried again there.
    await live.press(name).catch(() => {});
  }

  root.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-press]') : null;
    if (button) void order(button.dataset['press'] ?? '');
  });
}
