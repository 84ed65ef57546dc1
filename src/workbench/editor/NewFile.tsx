import { useEffect, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import type { Files, Half } from '#lib/files.ts';
import { toNewFile } from './new-file-name.ts';

interface Props {
  half: Half;
  /** The files there are when a name is judged. */
  files(): Files;
  onCreate(path: string): void;
}

/** A button that makes a new file in one half. Pressed, it asks for the name in its own place. */
export function NewFile({ half, files, onCreate }: Props) {
  const [isAsking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const hasAsked = useRef(false);

  // The focus follows: into the field, and back when no file was made.
  useEffect(() => {
    if (isAsking) field.current?.focus();
    else if (hasAsked.current) button.current?.focus();
    hasAsked.current = isAsking;
  }, [isAsking]);

  function create(event: SubmitEvent) {
    event.preventDefault();
    const input = field.current!;
    const made = toNewFile(input.value, half, files());
    if ('problem' in made) {
      input.setCustomValidity(made.problem);
      input.reportValidity();
      return;
    }
    hasAsked.current = false;
    setAsking(false);
    onCreate(made.path);
  }

  function giveUp(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    setAsking(false);
  }

  if (!isAsking) {
    return (
      <button
        ref={button}
        type="button"
        className="bar-button new-file"
        aria-label={`New file in the ${half}`}
        title="New file"
        onClick={() => setAsking(true)}
      >
        <svg className="half-icon" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 3.5v9M3.5 8h9" />
        </svg>
      </button>
    );
  }
  return (
    <form className="new-file-form" onSubmit={create} noValidate>
      <input
        ref={field}
        aria-label="Name of the new file"
        placeholder="name.ts"
        size={12}
        onInput={(event) => event.currentTarget.setCustomValidity('')}
        onKeyDown={giveUp}
        onBlur={(event) => event.currentTarget.value === '' && setAsking(false)}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
      />
    </form>
  );
}
