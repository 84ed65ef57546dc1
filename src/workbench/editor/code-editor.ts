import { defaultKeymap, history, historyKeymap, isolateHistory } from '@codemirror/commands';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { Annotation, Compartment, EditorState, type TransactionSpec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { closeSearchPanel, openSearchPanel } from '@codemirror/search';
import type { Files } from '#lib/files.ts';
import { findInFile } from './find-in-file.ts';
import { languageOf, loadLanguage } from './languages.ts';
import { problemMarks, setProblemMarks, type ProblemMark } from './problem-marks.ts';
import { tabKey } from './tab-key.ts';
import { theme } from './theme.ts';

/** What an editor needs to know of the page around it. */
export interface CodeEditorOptions {
  parent: HTMLElement;
  files: Files;
  /** The editor's accessible name while a file is open. */
  nameOf(path: string): string;
  /** Id of the element that explains the Tab key. */
  describedBy: string;
  /** The learner typed. */
  onEdit(path: string, contents: string): void;
  /** What the Tab key does has changed. */
  onTabKey(indents: boolean): void;
  /** Shift+Alt+F: the learner wants the file that is shown laid out anew. */
  onFormat(): void;
}

/** An editor for several files, of which one is shown. Each file keeps its own undo history. */
export interface CodeEditor {
  show(path: string): void;
  /** Takes contents that changed elsewhere. The cursor stays where it can, and undo leads back. */
  load(files: Files): void;
  /** Marks problems in the file that is shown. */
  mark(problems: readonly ProblemMark[]): void;
  /** Opens the search in the file that is shown. */
  find(): void;
  /** Moves the cursor to a place of the file that is shown and focuses the editor. Lines and columns start at 1. */
  goTo(line: number, column: number): void;
  dispose(): void;
}

/** Says that a change did not come from the learner's hands. */
const fromElsewhere = Annotation.define<boolean>();

/** Creates an editor. It is empty until a file is shown. */
export function createCodeEditor(options: CodeEditorOptions): CodeEditor {
  const states = new Map<string, EditorState>();
  let shown: string | null = null;
  let { files } = options;
  const view = new EditorView({ parent: options.parent });
  const language = new Compartment();

  function createState(path: string): EditorState {
    return EditorState.create({
      doc: files[path] ?? '',
      extensions: [
        problemMarks,
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        indentOnInput(),
        bracketMatching(),
        tabKey(options.onTabKey),
        findInFile,
        keymap.of([
          // Ctrl+Enter runs the checks, here too.
          ...defaultKeymap.filter((binding) => binding.key !== 'Mod-Enter'),
          ...historyKeymap,
          {
            key: 'Shift-Alt-f',
            run() {
              options.onFormat();
              return true;
            },
          },
        ]),
        language.of(languageOf(path) ?? []),
        theme,
        // The line about the Tab key lies over the last lines.
        EditorView.scrollMargins.of(() => ({ bottom: 28 })),
        EditorView.contentAttributes.of({
          'aria-label': options.nameOf(path),
          'aria-describedby': options.describedBy,
          autocapitalize: 'off',
          autocorrect: 'off',
          spellcheck: 'false',
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => {
          const typed = update.transactions.some(
            (transaction) => transaction.docChanged && !transaction.annotation(fromElsewhere),
          );
          if (typed) options.onEdit(path, update.state.doc.toString());
        }),
      ],
    });
  }

  /** Brings a language that is not there from the beginning. The file can be edited meanwhile. */
  async function colorLater(path: string) {
    const loaded = await loadLanguage(path).catch(() => null);
    if (!loaded) return;
    const effects = language.reconfigure(loaded);
    const state = states.get(path);
    if (path === shown) view.dispatch({ effects });
    else if (state) states.set(path, state.update({ effects }).state);
  }

  return {
    show(path) {
      if (path === shown) return;
      // An open search would take the focus when its file is shown again.
      closeSearchPanel(view);
      if (shown !== null) states.set(shown, view.state);
      shown = path;
      const known = states.get(path);
      view.setState(known ?? createState(path));
      if (!known && !languageOf(path)) void colorLater(path);
    },
    load(next) {
      files = next;
      for (const path of states.keys()) if (!(path in files)) states.delete(path);
      if (shown !== null && !(shown in files)) {
        // Deleted: nobody can write on in it, and when it comes back it begins anew.
        shown = null;
        view.setState(EditorState.create({ extensions: EditorView.editable.of(false) }));
      }
      for (const [path, state] of states) {
        const change = path === shown ? null : toChange(state, files[path] ?? '');
        if (change) states.set(path, state.update(change).state);
      }
      const change = shown === null ? null : toChange(view.state, files[shown] ?? '');
      if (change) view.dispatch(change);
    },
    mark(problems) {
      if (shown !== null) view.dispatch({ effects: setProblemMarks.of(problems) });
    },
    find() {
      if (shown === null) return;
      view.focus();
      openSearchPanel(view);
    },
    goTo(line, column) {
      const { doc } = view.state;
      const target = doc.line(Math.min(Math.max(1, line), doc.lines));
      const position = Math.min(target.from + Math.max(0, column - 1), target.to);
      view.focus();
      view.dispatch({
        selection: { anchor: position },
        effects: EditorView.scrollIntoView(position, { y: 'center' }),
      });
    },
    dispose: () => view.destroy(),
  };
}

/** The smallest change that turns a document into `contents`, or `null` when it is that already. */
function toChange(state: EditorState, contents: string): TransactionSpec | null {
  const present = state.doc.toString();
  const wanted = contents.replaceAll('\r\n', '\n');
  if (present === wanted) return null;
  const most = Math.min(present.length, wanted.length);
  let start = 0;
  while (start < most && present[start] === wanted[start]) start++;
  let end = 0;
  while (end < most - start && present.at(-1 - end) === wanted.at(-1 - end)) end++;
  return {
    changes: {
      from: start,
      to: present.length - end,
      insert: wanted.slice(start, wanted.length - end),
    },
    annotations: [fromElsewhere.of(true), isolateHistory.of('full')],
  };
}
