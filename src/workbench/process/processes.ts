import type { Signal } from '#sandbox/sandbox.ts';
import type { WireEvent } from '#sandbox/wire/events.ts';

/** A program that was started in the sandbox, as the wire tells of it. */
export interface Program {
  pid: number;
  command: string;
  /** The machine it runs on; `null` on engines that have one. */
  machine: string | null;
  /** Ports it listens on now. */
  ports: number[];
  /** Milliseconds since the sandbox started. */
  startedAt: number;
  /** The last signal it got, and when. */
  signaled: { signal: Signal; at: number } | null;
  /** It does not answer. */
  isSilent: boolean;
  exited: { code: number; at: number } | null;
}

/** Programs that have ended and are still shown. */
const shownEnded = 6;

/** All programs that run, and the last of those that have ended; each in the order of starting, the latest first. */
export function toPrograms(events: readonly WireEvent[]): { running: Program[]; ended: Program[] } {
  const programs = new Map<number, Program>();
  for (const event of events) {
    if (event.kind === 'process') hear(programs, event);
    if (event.kind === 'watchdog' && event.part === 'process') {
      const program = programs.get(event.pid);
      if (program) program.isSilent = event.change.to === 'silent';
    }
  }
  const all = [...programs.values()].reverse();
  return {
    running: all.filter(({ exited }) => exited === null),
    ended: all.filter(({ exited }) => exited !== null).slice(0, shownEnded),
  };
}

function hear(
  programs: Map<number, Program>,
  { pid, command, change, at }: Extract<WireEvent, { kind: 'process' }>,
): void {
  const known = programs.get(pid);
  // Of a program that started long ago, the wire may have forgotten the start.
  const program: Program = known ?? {
    pid,
    command,
    machine: null,
    ports: [],
    startedAt: at,
    signaled: null,
    isSilent: false,
    exited: null,
  };
  programs.set(pid, program);
  switch (change.to) {
    case 'started':
      program.machine = change.machine ?? null;
      return;
    case 'listening':
      program.ports = [...new Set([...program.ports, change.port])];
      return;
    case 'closed':
      program.ports = program.ports.filter((port) => port !== change.port);
      return;
    case 'signaled':
      program.signaled = { signal: change.signal, at };
      return;
    case 'exited':
      program.exited = { code: change.code, at };
      program.ports = [];
      program.isSilent = false;
  }
}

/** Whether a program is the kitchen as the workbench starts it. */
export function isKitchen({ command, machine }: Program): boolean {
  return command === 'node backend/server.ts' && (machine === null || machine === 'kitchen');
}

const signals: Readonly<Record<number, string>> = { 130: 'SIGINT', 137: 'SIGKILL', 143: 'SIGTERM' };

/** How a program stands, in words. */
export function toState({ exited, signaled, isSilent, ports }: Program): string {
  if (exited) {
    const by = signals[exited.code];
    if (by) return `ended by ${by}, exit code ${exited.code}`;
    const asked = signaled?.signal === 'SIGKILL' || !signaled ? '' : ` after ${signaled.signal}`;
    return `ended by itself${asked}, exit code ${exited.code}`;
  }
  if (signaled) return `got ${signaled.signal}, still running`;
  if (isSilent) return 'does not answer';
  return ports.length > 0 ? 'listening' : 'running';
}
