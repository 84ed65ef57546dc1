import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { bracketMatching } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder } from '@codemirror/view';
import { theme } from '../editor/theme.ts';

/** What a field for SQL needs to know of the page around it. */
export interface SqlFieldOptions {
  parent: HTMLElement;
  /** Its accessible name. */
  name: string;
  /** What stands in it while it is empty. */
  hint: string;
  onText(text: string): void;
  /** Ctrl+Enter, or Cmd+Enter. */
  onRun(): void;
}

/** A field for SQL that is run, not kept. */
export interface SqlField {
  readonly text: string;
  /** What is selected, or an empty text; and where the cursor stands. */
  readonly selection: { text: string; from: number; head: number };
  set(text: string): void;
  focus(): void;
  dispose(): void;
}

/** Creates a field for SQL. The Tab key leaves it, as it leaves every field. */
export function createSqlField(options: SqlFieldOptions): SqlField {
  const run = {
    run() {
      options.onRun();
      return true;
    },
    // Elsewhere these keys run the checks.
    stopPropagation: true,
    preventDefault: true,
  };
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      extensions: [
        history(),
        drawSelection(),
        bracketMatching(),
        sql({ dialect: PostgreSQL }),
        placeholder(options.hint),
        EditorView.lineWrapping,
        Prec.highest(
          keymap.of([
            { key: 'Ctrl-Enter', ...run },
            { key: 'Cmd-Enter', ...run },
          ]),
        ),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        theme,
        // Nothing lies over its last line, unlike in the editors.
        EditorView.theme({
          '.cm-content': { padding: '0.4rem 0' },
          '.cm-line': { padding: '0 0.9rem' },
        }),
        EditorView.contentAttributes.of({
          'aria-label': options.name,
          autocapitalize: 'off',
          autocorrect: 'off',
          spellcheck: 'false',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onText(update.state.doc.toString());
        }),
      ],
    }),
  });

  return {
    get text() {
      return view.state.doc.toString();
    },
    get selection() {
      const { from, to, head } = view.state.selection.main;
      return { text: view.state.sliceDoc(from, to), from, head };
    },
    set(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: text.length },
        userEvent: 'input.paste',
      });
    },
    focus: () => view.focus(),
    dispose: () => view.destroy(),
  };
}
