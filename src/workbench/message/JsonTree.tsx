import { useState } from 'react';

/** Entries of an object or list that are drawn at first, and with each further press. */
const step = 100;
/** How deep a tree is open at first. */
const openTo = 2;

interface Props {
  /** What stands before the value; `null` for the whole. */
  name: string | null;
  value: unknown;
  depth?: number;
}

/** JSON with objects and lists that fold. What is folded is not drawn, so that large answers open at once. */
export function JsonTree({ name, value, depth = 0 }: Props) {
  const isFew = typeof value === 'object' && value !== null && Object.keys(value).length <= step;
  const [isOpen, setOpen] = useState(depth < openTo && (isFew || depth === 0));
  const label = name !== null && <span className="json-name">{name}: </span>;
  if (typeof value !== 'object' || value === null) {
    return (
      <div className="json-leaf">
        {label}
        <span className={`json-${value === null ? 'null' : typeof value}`}>
          {JSON.stringify(value)}
        </span>
      </div>
    );
  }
  return (
    <details
      className="json-node"
      open={isOpen}
      onToggle={(event) => {
        event.stopPropagation();
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        {label}
        <span className="json-size">{toSummary(value)}</span>
      </summary>
      {isOpen && <Entries value={value} depth={depth} />}
    </details>
  );
}

function Entries({ value, depth }: { value: object; depth: number }) {
  const [shown, setShown] = useState(step);
  const entries = Object.entries(value);
  return (
    <div className="json-entries">
      {entries.slice(0, shown).map(([key, entry]) => (
        <JsonTree key={key} name={key} value={entry} depth={depth + 1} />
      ))}
      {entries.length > shown && (
        <button type="button" className="text-button" onClick={() => setShown(shown + step)}>
          {entries.length - shown} more
        </button>
      )}
    </div>
  );
}

function toSummary(value: object): string {
  const count = Object.keys(value).length;
  if (Array.isArray(value)) return `[ ${count} ${count === 1 ? 'entry' : 'entries'} ]`;
  return `{ ${count} ${count === 1 ? 'name' : 'names'} }`;
}
