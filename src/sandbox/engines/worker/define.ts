/** Puts a value in the place of a built-in one, as changeable as built-ins are. */
export function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}
