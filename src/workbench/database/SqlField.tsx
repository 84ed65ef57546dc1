import { useEffect, useRef } from 'react';
import { createSqlField, type SqlField as Field } from './sql-field.ts';

interface Props {
  name: string;
  hint: string;
  /** Hears of the field once it is there, and of `null` when it goes. */
  onField(field: Field | null): void;
  onText(text: string): void;
  onRun(): void;
}

/** Where SQL is typed. */
export function SqlField({ name, hint, onField, onText, onRun }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const heard = useRef({ onField, onText, onRun });
  useEffect(() => {
    heard.current = { onField, onText, onRun };
  });

  useEffect(() => {
    if (!host.current) return;
    const created = createSqlField({
      parent: host.current,
      name,
      hint,
      onText: (text) => heard.current.onText(text),
      onRun: () => heard.current.onRun(),
    });
    // What it hears may change with each render.
    const { onField } = heard.current;
    onField(created);
    return () => {
      created.dispose();
      onField(null);
    };
  }, [name, hint]);

  return <div className="code sql-field" ref={host} />;
}
