import { useId, useRef, type ReactNode, type ToggleEvent } from 'react';

interface Props {
  /** What the button is called. */
  label: string;
  /** What the button shows. */
  children: ReactNode;
  className?: string;
  /** Whether what the panel sets is in force, so that the button shows it while the panel is closed. */
  isActive?: boolean;
  /** What the panel holds; given the way to close it. */
  panel(close: () => void): ReactNode;
}

/** A button in a bar, and a small panel that it opens. */
export function BarPanel({ label, children, className = '', isActive = false, panel }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);

  /** Below its button, and inside of the window. */
  function place({ newState }: ToggleEvent<HTMLDivElement>) {
    if (newState !== 'open' || !box.current || !button.current) return;
    const below = button.current.getBoundingClientRect();
    const { offsetWidth, offsetHeight, style } = box.current;
    const room = document.documentElement.clientWidth - offsetWidth - 8;
    style.left = `${Math.max(8, Math.min(below.left, room))}px`;
    style.top = `${Math.max(8, Math.min(below.bottom, innerHeight - offsetHeight - 8))}px`;
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={`bar-button ${className}`}
        aria-label={label}
        title={label}
        data-active={isActive || undefined}
        popoverTarget={id}
      >
        {children}
      </button>
      <div
        className="bar-panel"
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        ref={box}
        onToggle={place}
      >
        {panel(() => box.current?.hidePopover())}
      </div>
    </>
  );
}
