import { useId } from 'react';
import { useStore } from '@nanostores/react';
import type { Faults, LineKind, Treatment } from './faults.ts';

const treatments: readonly [Treatment, string][] = [
  ['pass', 'Let through'],
  ['hold', 'Hold'],
  ['delay', 'Delay'],
  ['drop', 'Drop'],
  ['fail', 'Answer 500'],
];
const lines: readonly [LineKind, string][] = [
  ['good', 'Good line'],
  ['slow', 'Slow line'],
  ['offline', 'Offline'],
];
/** The longest delay by hand, in milliseconds. */
const longest = 60_000;

interface Props {
  id: string;
  faults: Faults;
  /** The checks run: nothing by hand is on meanwhile. */
  isOut: boolean;
}

/** What a person can do to requests between page and kitchen. */
export function FaultBar({ id, faults, isOut }: Props) {
  const state = useStore(faults.$state);
  const delayId = useId();

  return (
    <div className="fault-bar" id={id} role="group" aria-label="Do to requests, by hand">
      {isOut && <p>Off while the checks run.</p>}
      <fieldset disabled={isOut}>
        <legend>Requests</legend>
        <Choices
          name={`${id}-treatment`}
          choices={treatments}
          value={state.treatment}
          onChange={(treatment) => faults.set({ treatment })}
        />
        <label className="fault-check">
          <input
            type="checkbox"
            checked={state.once}
            onChange={({ target }) => faults.set({ once: target.checked })}
          />
          Next only
        </label>
        {state.treatment === 'delay' && (
          <label className="fault-delay" htmlFor={delayId}>
            <span>Delay in ms</span>
            <input
              id={delayId}
              type="number"
              min={0}
              max={longest}
              step={100}
              value={state.delayMs}
              onChange={({ target }) => {
                const ms = Math.round(target.valueAsNumber);
                if (ms >= 0 && ms <= longest) faults.set({ delayMs: ms });
              }}
            />
          </label>
        )}
      </fieldset>
      <fieldset disabled={isOut}>
        <legend>Device</legend>
        <Choices
          name={`${id}-line`}
          choices={lines}
          value={state.line}
          onChange={(line) => faults.set({ line })}
        />
      </fieldset>
      <div className="fault-buttons">
        <button
          type="button"
          className="bar-button"
          aria-disabled={state.held.length === 0}
          onClick={() => faults.release()}
        >
          Release {state.held.length > 0 && `${state.held.length} `}held
        </button>
        <button type="button" className="bar-button" onClick={() => faults.reset()}>
          Reset <span className="visually-hidden">everything done by hand</span>
        </button>
      </div>
    </div>
  );
}

interface ChoicesProps<Value extends string> {
  name: string;
  choices: readonly [Value, string][];
  value: Value;
  onChange(value: Value): void;
}

function Choices<Value extends string>({ name, choices, value, onChange }: ChoicesProps<Value>) {
  return (
    <div className="choices">
      {choices.map(([choice, label]) => (
        <label key={choice}>
          <input
            type="radio"
            name={name}
            checked={choice === value}
            onChange={() => onChange(choice)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
