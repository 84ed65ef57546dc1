import type { Half } from '#lib/files.ts';

const shapes: Record<Half, string> = {
  // A plate between fork and knife.
  frontend:
    'M2.5 2v4.2M2.5 6.2V14M1 2v3a1.5 1.5 0 0 0 3 0V2M13.5 14V2c-1.4.8-2 2.6-2 5.4h2M8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8',
  // A pot with its lid.
  backend: 'M3 7h10v5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zM1 8.5h2M13 8.5h2M2.5 5h11M8 5V2.8',
};

/** The sign of a half: a set table, or a pot. */
export function HalfIcon({ half }: { half: Half }) {
  return (
    <svg className="half-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[half]} />
    </svg>
  );
}
