import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { rove } from './roving.ts';

/** One tab of a row. */
export interface Tab {
  id: string;
  label: ReactNode;
}

interface Props {
  /** What the row is called. */
  label: string;
  tabs: readonly Tab[];
  selected: string | null;
  onSelect(id: string): void;
  /** The element ids of a tab and of its panel. */
  tabId(id: string): string;
  panelId(id: string): string | undefined;
  /** Keys that a tab knows beside those of every row, as `aria-keyshortcuts` has them, and what they do. */
  keys?: string;
  onTabKey?(id: string, event: KeyboardEvent): void;
}

/** A row of tabs: one stop of the Tab key, arrows move and select. It scrolls where they do not fit. */
export function Tabs({ label, tabs, selected, onSelect, tabId, panelId, keys, onTabKey }: Props) {
  const row = useRef<HTMLDivElement>(null);

  // A row that is too narrow for its tabs scrolls: the one that is open must be in sight.
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>('[aria-selected=true]');
    if (!row.current || !tab) return;
    const { left, right } = row.current.getBoundingClientRect();
    const own = tab.getBoundingClientRect();
    if (own.left < left) row.current.scrollLeft -= left - own.left;
    else if (own.right > right) row.current.scrollLeft += own.right - right;
  }, [selected]);

  function onKeyDown(event: KeyboardEvent, index: number) {
    const next = rove(event, index, tabs.length);
    const tab = tabs[next ?? index];
    if (next === null || !tab) {
      if (tab) onTabKey?.(tab.id, event);
      return;
    }
    event.preventDefault();
    onSelect(tab.id);
    row.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  }

  return (
    <div className="tabs" role="tablist" aria-label={label} ref={row}>
      {tabs.map((tab, index) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          className="tab"
          id={tabId(tab.id)}
          aria-selected={tab.id === selected}
          aria-controls={panelId(tab.id)}
          aria-keyshortcuts={keys}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
          onKeyDown={(event) => onKeyDown(event, index)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
