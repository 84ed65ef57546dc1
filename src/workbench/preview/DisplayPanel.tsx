import { useId, useState } from 'react';
import { useStore } from '@nanostores/react';
import { BarPanel } from '../BarPanel.tsx';
import type { Running } from '../running.ts';
import {
  asOnThisDevice,
  choices,
  inWords,
  readWidth,
  toDisplay,
  type Emulation,
} from './emulation.ts';

interface Props {
  running: Running;
  onWidth(width: number): void;
}

/** What the page is shown on: a width of one's own, and what its media queries hear of the device. */
export function DisplayPanel({ running, onWidth }: Props) {
  const [emulation, setEmulation] = useState<Emulation>(asOnThisDevice);
  const engine = useStore(running.$engine);
  const words = inWords(emulation);

  function show(next: Emulation) {
    setEmulation(next);
    running.show(toDisplay(next));
  }

  return (
    <BarPanel
      label={words === '' ? 'Display of the app' : `Display of the app: ${words}`}
      className="display-button"
      isActive={words !== ''}
      panel={() => (
        <div className="display-panel">
          <OwnWidth onWidth={onWidth} />
          {engine?.engine === 'webcontainer' ? (
            <p>
              The WebContainer shows pages on this device’s own display. The built-in engine can
              show them on others.
            </p>
          ) : (
            <>
              <Choice kind="colors" label="Colors" emulation={emulation} onChange={show} />
              <Choice kind="motion" label="Motion" emulation={emulation} onChange={show} />
              <Choice kind="pointer" label="Pointer" emulation={emulation} onChange={show} />
              <Choice kind="textSize" label="Text size" emulation={emulation} onChange={show} />
              <button
                type="button"
                className="bar-button"
                aria-disabled={words === ''}
                onClick={() => show(asOnThisDevice)}
              >
                Back to this device
              </button>
              <p>While checks run, they decide.</p>
            </>
          )}
        </div>
      )}
    >
      <svg className="half-icon" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2 3h8.5v8H2zM4 13.5h4.5M12.2 6H14v7.5h-3V13" />
      </svg>
    </BarPanel>
  );
}

interface ChoiceProps {
  kind: keyof Emulation;
  label: string;
  emulation: Emulation;
  onChange(next: Emulation): void;
}

function Choice({ kind, label, emulation, onChange }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select
        value={emulation[kind]}
        onChange={({ target }) => {
          const chosen = choices[kind].find(([value]) => String(value) === target.value);
          if (chosen) onChange({ ...emulation, [kind]: chosen[0] });
        }}
      >
        {choices[kind].map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function OwnWidth({ onWidth }: Pick<Props, 'onWidth'>) {
  const id = useId();
  const [problem, setProblem] = useState('');
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const width = readWidth(String(new FormData(event.currentTarget).get('width')));
        setProblem(width === null ? 'Type a whole number from 200 to 4000.' : '');
        if (width !== null) onWidth(width);
      }}
    >
      <label>
        <span>Width in pixels</span>
        <input name="width" inputMode="numeric" size={5} aria-describedby={id} autoComplete="off" />
      </label>
      <button type="submit" className="bar-button">
        Set <span className="visually-hidden">the width</span>
      </button>
      <p id={id} className="display-problem" role="status">
        {problem}
      </p>
    </form>
  );
}
