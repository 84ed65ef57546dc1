/** Draws what happens in the live pass. */
import type { BackendStatus } from '#sandbox/run-project.ts';
import type { WireEvent } from '#sandbox/wire/events.ts';
import { toLogLines } from '../log/lines.ts';
import { marks } from '../pass/words.ts';
import type { Problem } from '../problems.ts';
import type { RunPhase } from '../running.ts';
import type { Ticket } from '../tickets.ts';
import type { Parts } from './parts.ts';
import { bodyOf, tellProblem, tellTicket } from './words.ts';

/** How many requests hang at once, and how many lines of the log are seen. */
const shown = 2;

const states: Record<BackendStatus, string> = {
  stopped: 'stopped',
  starting: 'starting…',
  listening: 'listening on port 3000',
  failed: 'not running',
};

/** The step of the start, or the failure with the way out. */
export function drawPhase({ root, still, stage, step, retry }: Parts, phase: RunPhase): void {
  root.dataset['phase'] = phase.phase;
  still.hidden = phase.phase === 'running';
  stage.inert = phase.phase !== 'running';
  retry.hidden = phase.phase !== 'failed';
  step.hidden = phase.phase === 'running';
  step.textContent =
    phase.phase === 'starting'
      ? `${phase.step}…`
      : phase.phase === 'failed'
        ? `It could not be started. ${phase.message}`
        : '';
}

/** The latest requests of the page, as slips; each stays the same element while it waits and is answered. */
export function drawSlips({ slips, says }: Parts, tickets: readonly Ticket[]): void {
  const latest = tickets.slice(-shown);
  const hanging = new Map([...slips.children].map((slip) => [slip.id, slip as HTMLElement]));
  const drawn = latest.map((ticket) => {
    const id = `slip-${ticket.id}`;
    return drawSlip(hanging.get(id) ?? newSlip(id), ticket);
  });
  if (drawn.some((slip, index) => slips.children[index] !== slip)) slips.replaceChildren(...drawn);
  const newest = latest.at(-1);
  const told = newest ? tellTicket(newest) : '';
  if (told && says.textContent !== told) says.textContent = told;
}

function newSlip(id: string): HTMLElement {
  const slip = document.createElement('li');
  slip.id = id;
  slip.className = 'slip';
  for (const name of ['sent', 'answer', 'body']) {
    const line = document.createElement('span');
    line.className = name;
    slip.append(line);
  }
  return slip;
}

function drawSlip(slip: HTMLElement, ticket: Ticket): HTMLElement {
  const { method, path, status, state, time } = ticket;
  slip.dataset['state'] = state;
  const lines = [`${method} ${path}`, `${marks[state]} ${status} ${time}`.trim(), bodyOf(ticket)];
  for (const [index, text] of lines.entries()) slip.children[index]!.textContent = text;
  return slip;
}

/** The kitchen: whether it is open, what it printed last, and what is wrong with it. */
export function drawKitchen(
  { state, kitchen, log, problem }: Parts,
  backend: BackendStatus,
  events: readonly WireEvent[],
  problems: readonly Problem[],
): void {
  state.textContent = states[backend];
  kitchen.hidden = backend === 'starting';
  kitchen.textContent = backend === 'listening' ? 'Stop the kitchen' : 'Start the kitchen';
  const printed = toLogLines(events).filter(
    ({ half, topic }) => half === 'backend' && topic === 'printed',
  );
  log.textContent = printed
    .slice(-shown)
    .map(({ text }) => text)
    .join('\n');
  const told = tellProblem(problems);
  if (problem.textContent !== told) problem.textContent = told;
}
