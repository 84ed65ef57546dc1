import { BarPanel } from '../BarPanel.tsx';

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
  return (
    <BarPanel
      label={label}
      className="new-file"
      panel={(close) =>
        actions.map(({ label: text, keys, act }) => (
          <button
            key={text}
            type="button"
            className="file-action"
            onClick={() => {
              close();
              act();
            }}
          >
            {text}
            {keys && <kbd aria-hidden="true">{keys}</kbd>}
          </button>
        ))
      }
    >
      <span aria-hidden="true">⋯</span>
    </BarPanel>
  );
}
