import { classHighlighter, tagHighlighter, tags } from '@lezer/highlight';

/** What gives the words of code their classes (`tok-keyword`), in the editor and in what is drawn before it is loaded. */
export const highlighters = [
  classHighlighter,
  // Words the usual classes do not tell apart.
  tagHighlighter([
    { tag: tags.function(tags.variableName), class: 'tok-function' },
    { tag: tags.function(tags.propertyName), class: 'tok-function' },
    { tag: tags.tagName, class: 'tok-tag' },
  ]),
];
