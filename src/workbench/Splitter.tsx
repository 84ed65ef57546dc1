import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { readSetting, writeSetting } from '#lib/settings.ts';

/** The least and the most a panel may take of its room, in percent. */
const limits = { min: 20, max: 80 };
const step = 2;

/** How much of its room each first panel takes until it is resized, in percent. */
export const initialSplits = { rooms: 50, front: 54, kitchen: 54 };

/** How much of a room its first panel takes, in percent; remembered on this device under `name`. */
export function useSplit(name: string, initial: number): [number, (percent: number) => void] {
  const [percent, setPercent] = useState(() => {
    const kept = readSetting(`split:${name}`);
    return typeof kept === 'number' ? toPercent(kept) : initial;
  });
  return [
    percent,
    (next) => {
      setPercent(toPercent(next));
      writeSetting(`split:${name}`, toPercent(next));
    },
  ];
}

function toPercent(value: number): number {
  return Math.round(Math.min(limits.max, Math.max(limits.min, value)) * 10) / 10;
}

interface Props {
  label: string;
  /** Which way the line runs: `vertical` lies between left and right. */
  orientation: 'vertical' | 'horizontal';
  /** Id of the panel whose size it sets. */
  controls: string;
  percent: number;
  /** Where a double click leads back to. */
  initial: number;
  onChange(percent: number): void;
}

/** The line between two panels: drag it, or focus it and use the arrow keys. Its parent holds both panels. */
export function Splitter({ label, orientation, controls, percent, initial, onChange }: Props) {
  const isVertical = orientation === 'vertical';

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const room = event.currentTarget.parentElement;
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !room) return;
    const box = room.getBoundingClientRect();
    const share = isVertical
      ? (event.clientX - box.left) / box.width
      : (event.clientY - box.top) / box.height;
    onChange(share * 100);
  }
  function onKeyDown(event: KeyboardEvent) {
    const [less, more] = isVertical ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const next = {
      [less]: percent - step,
      [more]: percent + step,
      Home: limits.min,
      End: limits.max,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
  }

  return (
    // A separator that can be moved is a control: https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
    <div
      className="splitter"
      role="separator"
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-controls={controls}
      aria-valuenow={Math.round(percent)}
      aria-valuemin={limits.min}
      aria-valuemax={limits.max}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={() => onChange(initial)}
      onKeyDown={onKeyDown}
    />
  );
}
