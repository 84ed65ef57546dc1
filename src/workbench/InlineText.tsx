import { toInlineHtml } from '#lib/inline-markup.ts';

/** A short text with `code` and *emphasis*. */
export function InlineText({ text }: { text: string }) {
  // toInlineHtml escapes all else.
  return <span dangerouslySetInnerHTML={{ __html: toInlineHtml(text) }} />;
}
