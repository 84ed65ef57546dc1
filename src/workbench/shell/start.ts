/**
 * Starts the workbench of a lesson page when it is wanted: somebody comes to it with mouse, finger or keyboard, reads on to
 * the exercise, or has worked in it on an earlier visit. Who only reads loads none of it.
 */
import { openLesson } from '#progress/progress.ts';

const shell = document.querySelector<HTMLElement>('.workbench.shell');
const island = shell?.closest<HTMLElement>('astro-island');
const ticket = document.getElementById('order-ticket');
const slug = document.querySelector<HTMLElement>('[data-lesson]')?.dataset['lesson'];

if (shell && island && slug !== undefined) prepare(shell, island, slug);

function prepare(shell: HTMLElement, island: HTMLElement, slug: string) {
  const heard = new AbortController();
  const { signal } = heard;

  function start() {
    if (island.hasAttribute('data-touched')) return;
    heard.abort();
    say('Setting up the workbench…');
    island.setAttribute('data-touched', '');
    island.dispatchEvent(new Event('touched'));
  }
  function say(text: string) {
    const status = shell.querySelector('.shell-says');
    if (status) status.textContent = text;
  }
  const signs = ['pointerover', 'pointerdown', 'focusin', 'keydown'];
  for (const place of [shell, ticket])
    for (const sign of signs) place?.addEventListener(sign, start, { signal });
  if (shell.matches(':hover') || shell.contains(document.activeElement)) start();

  // Whoever has read as far as the exercise will want to do it.
  const reading = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && start(),
    { rootMargin: '300px' },
  );
  if (ticket) reading.observe(ticket);
  signal.addEventListener('abort', () => reading.disconnect());

  island.addEventListener('island-failed', () => {
    say('The workbench could not be loaded. What you typed here is lost when you reload the page.');
    const button = shell.querySelector<HTMLElement>('[data-start]');
    if (!button) return;
    button.textContent = 'Reload the page';
    button.onclick = () => location.reload();
  });

  keepFirstSteps(shell, start);
  void makeEditable(shell, slug, start);
}

/** Notes in the shell's attributes what was asked of it, for `first-steps.ts`. */
function keepFirstSteps(shell: HTMLElement, start: () => void) {
  const root = document.documentElement;
  shell.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLElement) target.dataset['typed'] = '';
  });
  shell.addEventListener('click', ({ target }) => {
    const tab = target instanceof Element ? target.closest<HTMLElement>('[role=tab]') : null;
    if (!tab) return;
    const tabs = tab.closest('[role=tablist]')?.querySelectorAll('[role=tab]') ?? [];
    for (const other of tabs) other.setAttribute('aria-selected', String(other === tab));
    const room = /^room-tab-(.*)$/.exec(tab.id)?.[1];
    if (room === undefined) shell.dataset['file'] = tab.id.replace(/^shell-/, '');
    else showRoom(room);
  });
  // As the workbench itself has it: Ctrl+Enter runs the checks wherever the learner is.
  document.addEventListener('keydown', (event) => {
    if (!shell.isConnected) return;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    shell.dataset['run'] = '';
    start();
  });

  function showRoom(room: string) {
    if ((root.dataset['room'] ?? 'lesson') === 'lesson') shell.dataset['readTo'] = String(scrollY);
    root.dataset['room'] = room;
    for (const one of shell.querySelectorAll<HTMLElement>('[data-room]'))
      one.dataset['shown'] = String(one.dataset['room'] === room);
    if (room === 'lesson') scrollTo(0, Number(shell.dataset['readTo']));
  }
}

/** Lets the learner type into the shell, unless there is work of an earlier visit: then that is brought at once. */
async function makeEditable(shell: HTMLElement, slug: string, start: () => void) {
  const progress = await openLesson(slug);
  const hasBegun = progress.state.openedAt !== null;
  progress.close();
  if (hasBegun) return start();
  for (const code of shell.querySelectorAll<HTMLElement>('[data-file]')) {
    code.setAttribute('contenteditable', 'plaintext-only');
    code.setAttribute('aria-readonly', 'false');
  }
}
