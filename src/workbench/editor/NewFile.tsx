import { useEffect, useRef, useState } from 'react';
import type { Files, Half } from '#lib/files.ts';
import { FileNameForm } from './FileNameForm.tsx';
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
  const hasLeft = useRef(false);

  // The focus comes back when no file was made.
  useEffect(() => {
    if (!isAsking && hasLeft.current) button.current?.focus();
    hasLeft.current = false;
  }, [isAsking]);

  if (isAsking) {
    return (
      <FileNameForm
        label="Name of the new file"
        judge={(typed) => toNewFile(typed, half, files())}
        onPath={(path) => {
          setAsking(false);
          onCreate(path);
        }}
        onLeave={(byKey) => {
          hasLeft.current = byKey;
          setAsking(false);
        }}
      />
    );
  }
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
