/** Makes script source safe to stand inside a `<script>` element: `</script>` in a string would end the element. */
export function escapeScript(source: string): string {
  return source.replaceAll(/<(\/script|!--)/gi, '\\x3c$1');
}

/** Wraps script source in a `<script>` element. */
export function toInlineScript(source: string): string {
  return `<script>${escapeScript(source)}</script>`;
}
