import type { Running } from '../running.ts';

interface Props {
  running: Running;
  isOut: boolean;
  /** Whether SQL files say what stands in the tables. */
  hasFiles: boolean;
}

/** How the rows come back that were there at the start. */
export function ResetData({ running, isOut, hasFiles }: Props) {
  if (!hasFiles) return null;
  return (
    <button
      type="button"
      className="bar-button"
      aria-disabled={isOut}
      title="Restarts the kitchen with the tables and rows of schema.sql and seed.sql"
      onClick={() => !isOut && void running.startKitchen({ freshData: true })}
    >
      Reset data
    </button>
  );
}
