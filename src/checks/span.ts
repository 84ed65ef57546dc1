const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
] as const;

/** A span of time in the largest units that are whole: `8 seconds`, `1 hour 30 minutes`. */
export function inWords(ms: number): string {
  let rest = Math.max(0, Math.round(ms));
  const parts = units.flatMap(([name, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count} ${name}${count > 1 ? 's' : ''}`] : [];
  });
  return parts.join(' ') || 'no time';
}
