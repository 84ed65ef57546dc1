/** An address as the bar shows it: without `http://`, which says nothing here. */
export function toShown(address: string): string {
  return address.replace(/^http:\/\//, '');
}

/**
 * The whole address that somebody means who typed into the bar, or `null` when it is none. `/menu`, `?vegan=1` and `#end` go on
 * from `present`; what has no scheme gets `http`.
 */
export function fromTyped(typed: string, present: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const goesOn = /^[/?#]/.test(text);
  const whole = goesOn || /^[a-z]+:\/\//i.test(text) ? text : `http://${text}`;
  const base = goesOn ? present : undefined;
  return URL.canParse(whole, base) ? new URL(whole, base).href : null;
}
