import { useId, useRef, type ToggleEvent } from 'react';

/** One thing that can be done with the open file. */
export interface FileAction {
  label: string;
  /** The keys that do it without the menu, as people read them. */
  keys?: string;
  act(): void;
}

interface Props {
  /** What the button is called: `More for styles.css`. */
  label: string;
  actions: readonly FileAction[];
}

/** A button with what can be done with the open file, beside writing in it. */
export function FileMenu({ label, actions }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  /** Below its button, and inside of the window. */
  function place({ newState }: ToggleEvent<HTMLDivElement>) {
    const panel = list.current;
    if (newState !== 'open' || !panel || !button.current) return;
    const below = button.current.getBoundingClientRect();
    const left = Math.min(below.left, document.documentElement.clientWidth - panel.offsetWidth - 8);
    panel.style.left = `${Math.max(8, left)}px`;
    panel.style.top = `${Math.min(below.bottom, innerHeight - panel.offsetHeight - 8)}px`;
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className="bar-button new-file"
        aria-label={label}
        title={label}
        popoverTarget={id}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      <div className="file-menu" id={id} popover="auto" ref={list} onToggle={place}>
        {actions.map(({ label: text, keys, act }) => (
          <button
            key={text}
            type="button"
            className="file-action"
            onClick={() => {
              list.current?.hidePopover();
              act();
            }}
          >
            {text}
            {keys && <kbd aria-hidden="true">{keys}</kbd>}
          </button>
        ))}
      </div>
    </>
  );
}
