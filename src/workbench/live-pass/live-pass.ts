/**
 * The live pass of the home page: a small page and a small server, running, and the requests between them. Loaded when
 * somebody orders; until then `start.ts` and the drawing are all there is.
 */
import { atom } from 'nanostores';
import type { Files } from '#lib/files.ts';
import { createProblems } from '../problems.ts';
import { createRunning, type Starter } from '../running.ts';
import { createTickets } from '../tickets.ts';
import { drawKitchen, drawPhase, drawSlips } from './draw.ts';
import { findParts } from './parts.ts';

/** The one file of the project that can be edited here. */
const EDITED = 'backend/answer.ts';

/** Lets us press a button of the page, as its reader would. */
const pressScript = `register('press', (name) => {
  const buttons = [...document.querySelectorAll('button')];
  const button = buttons.find((one) => one.ariaLabel === name || one.textContent === name);
  button?.focus();
  button?.click();
});`;

/** The running project. */
export interface LivePass {
  /**
   * Presses the button of that name in the page, once both halves run; starts them anew after a failure. Rejects when they
   * cannot be started.
   */
  press(name: string): Promise<void>;
}

/** Starts the project in the drawing `root`. */
export function openLivePass(root: HTMLElement, files: Files, load = loadStarter): LivePass {
  const parts = findParts(root);
  const $files = atom<Files>({ ...files, [EDITED]: parts.code.value });
  const running = createRunning($files, load, 'The dining room: tonight’s menu');
  const { $tickets } = createTickets(running.$events);
  const $problems = createProblems(running.$events);

  function edit() {
    parts.undo.hidden = parts.code.value === parts.code.defaultValue;
    $files.set({ ...$files.get(), [EDITED]: parts.code.value });
  }
  // It may have been edited before this code came.
  edit();
  parts.code.addEventListener('input', edit);
  parts.undo.addEventListener('click', () => {
    parts.code.value = parts.code.defaultValue;
    edit();
    parts.code.focus();
  });
  parts.kitchen.addEventListener('click', () => {
    void (running.$backend.get() === 'listening' ? running.stopKitchen() : running.startKitchen());
  });
  // A start that fails again says so itself.
  parts.retry.addEventListener('click', () => void press(wanted).catch(() => {}));

  running.$phase.subscribe((phase) => drawPhase(parts, phase));
  $tickets.subscribe((tickets) => drawSlips(parts, tickets));
  const drawn = () =>
    drawKitchen(parts, running.$backend.get(), running.$events.get(), $problems.get().backend);
  for (const $store of [running.$backend, running.$events, $problems]) $store.subscribe(drawn);

  let started = running.start(parts.stage);
  let wanted = '';
  async function press(name: string) {
    wanted = name;
    if (running.$phase.get().phase === 'failed') started = running.retry();
    await started;
    const { preview } = await running.settle();
    await preview.install(pressScript);
    parts.stage.querySelector('iframe')?.focus();
    await preview.call('press', name);
  }
  return { press };
}

/** The built-in engine, which needs nobody else's server: here nobody has chosen another one. */
async function loadStarter(): Promise<Starter> {
  const [{ createSandbox }, { runProject }] = await Promise.all([
    import('#sandbox/choose.ts'),
    import('#sandbox/run-project.ts'),
  ]);
  return { createSandbox, runProject };
}
