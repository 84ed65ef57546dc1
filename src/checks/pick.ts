/** One of the choices, by chance: what a check tries differs from run to run, so that it cannot be hard-coded. */
export function pick<T>(choices: readonly [T, ...T[]]): T {
  return choices[Math.floor(Math.random() * choices.length)] ?? choices[0];
}
