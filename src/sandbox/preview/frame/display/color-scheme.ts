const both = /\blight\b.*\bdark\b|\bdark\b.*\blight\b/;

/**
 * A value of `color-scheme` for a user with that preference: a page that supports both is given the one. With it go
 * `light-dark()` and the browser's own colors.
 */
export function preferredScheme(value: string, preferred: 'light' | 'dark' | undefined): string {
  return preferred && both.test(value) ? preferred : value;
}
