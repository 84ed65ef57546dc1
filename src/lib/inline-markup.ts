/**
 * The little Markdown that short texts may contain — titles, questions, answers: `code` between backticks and *emphasis*
 * between asterisks. Everything else is text, so the result is safe to put into a page.
 */
export function toInlineHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/\*([^*]+)\*/g, '<em>$1</em>');
}

/** The same text without the marks, for places that take no markup, such as the title of a window. */
export function toPlainText(text: string): string {
  return text.replaceAll(/`([^`]+)`/g, '$1').replaceAll(/\*([^*]+)\*/g, '$1');
}
