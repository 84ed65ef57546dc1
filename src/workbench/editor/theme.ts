import { EditorView } from '@codemirror/view';
import { syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { highlighters } from './highlighters.ts';

/**
 * The look of the code, from the tokens of the site. Both rooms use the same names; the kitchen gives them other values
 * in its own style sheet. Colors of words are classes (`tok-keyword`), styled there too.
 */
export const theme: Extension = [
  highlighters.map((highlighter) => syntaxHighlighting(highlighter)),
  EditorView.theme({
    '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--code-text)' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': {
      fontFamily: 'var(--font-code)',
      fontSize: 'var(--code-size)',
      lineHeight: '1.6',
      fontVariantLigatures: 'none',
      fontFeatureSettings: '"calt" 0, "liga" 0',
    },
    '.cm-content': { padding: '0.6rem 0 2.2rem', caretColor: 'var(--ink)' },
    '.cm-line': { padding: '0 1rem 0 0.6rem' },
    '.cm-gutters': { backgroundColor: 'var(--room)', color: 'var(--muted)', border: 'none' },
    '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.4rem 0 0', minWidth: '1.5rem' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
    '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': {
      backgroundColor: 'var(--active-line)',
    },
    '.cm-cursor': { borderLeft: '2px solid var(--ink)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
      { backgroundColor: 'var(--code-selection)' },
    '&.cm-focused .cm-matchingBracket': {
      backgroundColor: 'transparent',
      outline: '1px solid var(--line-strong)',
    },
    '&.cm-focused .cm-nonmatchingBracket': {
      backgroundColor: 'transparent',
      outline: '1px solid var(--bad)',
    },
    '.cm-panels': { backgroundColor: 'var(--room)', color: 'var(--ink)' },
    '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
    '.cm-panel.cm-search': {
      padding: '0.35rem 2.2rem 0.35rem 0.6rem',
      fontFamily: 'var(--font-text)',
      fontSize: '0.8rem',
    },
    '.cm-panel.cm-search label': { fontSize: 'inherit', whiteSpace: 'nowrap' },
    '.cm-panel.cm-search [name=close]': {
      top: '0.3rem',
      right: '0.4rem',
      minWidth: '1.7rem',
      minHeight: '1.7rem',
      color: 'var(--ink)',
      fontSize: '1.1rem',
      cursor: 'pointer',
    },
    '.cm-textfield, .cm-button': {
      minHeight: '1.7rem',
      border: '1px solid var(--line-strong)',
      borderRadius: 'var(--radius-control)',
      background: 'none',
      color: 'var(--ink)',
      fontSize: 'inherit',
    },
    '.cm-searchMatch': { backgroundColor: 'var(--warn-tint)', outline: '1px solid var(--warn)' },
    '.cm-searchMatch-selected': { backgroundColor: 'var(--code-selection)' },
    '.cm-problem-gutter': { width: '1.05rem', color: 'var(--bad)', textAlign: 'center' },
    '.cm-problem-line': { backgroundColor: 'var(--bad-tint)' },
    '.cm-problem-mark': { textDecoration: 'underline wavy var(--bad) 1px' },
  }),
];
