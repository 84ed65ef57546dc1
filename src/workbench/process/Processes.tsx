import { useMemo } from 'react';
import { useStore } from '@nanostores/react';
import type { Running } from '../running.ts';
import { isKitchen, toPrograms, toState, type Program } from './processes.ts';
import './processes.css';

/** Milliseconds a program has to end by itself once it was asked to; the ten seconds that Docker gives. */
const graceMs = 10_000;

/** What runs in the sandbox, and what has run; the kitchen's own program can be started and ended. */
export default function Processes({ running }: { running: Running }) {
  const events = useStore(running.$events);
  const backend = useStore(running.$backend);
  const phase = useStore(running.$phase);
  const isHeld = useStore(running.$held);
  const { running: live, ended } = useMemo(() => toPrograms(events), [events]);
  const kitchen = live.find(isKitchen) ?? null;
  const isOut = isHeld || phase.phase !== 'running';

  return (
    <div className="processes">
      <div className="processes-bar" role="group" aria-label="The kitchen's program">
        <Act
          name={kitchen ? 'Restart' : 'Start'}
          isOut={isOut || (!kitchen && backend === 'starting')}
          onPress={() => void running.startKitchen()}
        />
        <Act
          name="Stop (SIGTERM)"
          isOut={isOut || !kitchen || kitchen.signaled !== null}
          onPress={() => void running.stopKitchen({ graceMs })}
        />
        <Act
          name="Kill at once (SIGKILL)"
          isOut={isOut || !kitchen}
          onPress={() => void running.stopKitchen()}
        />
      </div>
      <p className="processes-note" role="status">
        {isHeld
          ? 'The checks start and end programs now.'
          : kitchen?.signaled
            ? `The kitchen got SIGTERM and may finish its work. After ${graceMs / 1000} s SIGKILL ends it.`
            : ''}
      </p>
      <Programs heading="Running" programs={live} empty="Nothing runs. Start the kitchen." />
      {ended.length > 0 && <Programs heading="Ended" programs={ended} empty="" />}
    </div>
  );
}

function Act({ name, isOut, onPress }: { name: string; isOut: boolean; onPress(): void }) {
  return (
    <button
      type="button"
      className="bar-button"
      aria-disabled={isOut}
      onClick={() => !isOut && onPress()}
    >
      {name}
    </button>
  );
}

interface ProgramsProps {
  heading: string;
  programs: readonly Program[];
  empty: string;
}

function Programs({ heading, programs, empty }: ProgramsProps) {
  return (
    <section aria-label={heading}>
      <h3>{heading}</h3>
      {programs.length === 0 && <p className="panel-note">{empty}</p>}
      <ul>
        {programs.map((program) => (
          <li key={program.pid}>
            <p className="program-command">{program.command}</p>
            <p className="program-state" data-failed={Boolean(program.exited?.code)}>
              {toState(program)}
            </p>
            <p className="program-facts">{toFacts(program)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function toFacts({ pid, machine, ports, startedAt, exited }: Program): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(3)} s`;
  return [
    `pid ${pid}`,
    ...(machine ? [`machine ${machine}`] : []),
    ...ports.map((port) => `port ${port}`),
    `started at ${seconds(startedAt)}`,
    ...(exited ? [`ended at ${seconds(exited.at)}`] : []),
  ].join(' · ');
}
