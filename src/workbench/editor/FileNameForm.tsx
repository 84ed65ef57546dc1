import { useEffect, useRef, type KeyboardEvent, type SubmitEvent } from 'react';
import type { NewFile } from './new-file-name.ts';

interface Props {
  label: string;
  /** The name to begin with; its part before the ending is selected. */
  initial?: string;
  /** What a typed name stands for, or why there can be no such file. */
  judge(typed: string): NewFile;
  onPath(path: string): void;
  /** The learner changed their mind; `byKey`: and is still in the field. */
  onLeave(byKey: boolean): void;
}

/** Asks for the name of a file, in the place of the button that was pressed. */
export function FileNameForm({ label, initial = '', judge, onPath, onLeave }: Props) {
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const input = field.current;
    input?.focus();
    input?.setSelectionRange(0, Math.max(0, input.value.lastIndexOf('.')));
  }, []);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const input = field.current!;
    if (initial !== '' && input.value.trim() === initial) return onLeave(true);
    const named = judge(input.value);
    if ('path' in named) return onPath(named.path);
    input.setCustomValidity(named.problem);
    input.reportValidity();
  }

  function giveUp(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onLeave(true);
  }

  return (
    <form className="file-name-form" onSubmit={submit} noValidate>
      <input
        ref={field}
        aria-label={label}
        placeholder="name.ts"
        size={12}
        defaultValue={initial}
        onInput={(event) => event.currentTarget.setCustomValidity('')}
        onKeyDown={giveUp}
        onBlur={(event) => event.currentTarget.value.trim() === initial && onLeave(false)}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
      />
    </form>
  );
}
