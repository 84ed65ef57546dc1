import { StateEffect, StateField, type Extension, type Text } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutter, type DecorationSet } from '@codemirror/view';

/** Where in the open file something is wrong, and what. Lines and columns start at 1. */
export interface ProblemMark {
  line: number;
  column: number;
  message: string;
}

/** Replaces all marks of the open file. */
export const setProblemMarks = StateEffect.define<readonly ProblemMark[]>();

class CrossMarker extends GutterMarker {
  constructor(readonly message: string) {
    super();
  }
  override eq(other: CrossMarker) {
    return other.message === this.message;
  }
  override toDOM() {
    const mark = document.createElement('span');
    mark.textContent = '✗';
    mark.title = this.message;
    return mark;
  }
}

function toDecorations(doc: Text, marks: readonly ProblemMark[]): DecorationSet {
  const ranges = marks.flatMap(({ line: number, column, message }) => {
    if (number < 1 || number > doc.lines) return [];
    const line = doc.line(number);
    const from = Math.min(line.from + Math.max(0, column - 1), line.to);
    const word = /^[\w$]+/.exec(doc.sliceString(from, line.to))?.[0] ?? '';
    const to = Math.min(from + Math.max(1, word.length), line.to);
    const whole = Decoration.line({ class: 'cm-problem-line', message });
    const place = Decoration.mark({ class: 'cm-problem-mark', attributes: { title: message } });
    return from < to ? [whole.range(line.from), place.range(from, to)] : [whole.range(line.from)];
  });
  return Decoration.set(ranges, true);
}

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(present, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setProblemMarks)) return toDecorations(transaction.newDoc, effect.value);
    }
    return present.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows problems at their place: a cross in the gutter, the line tinted, the word underlined. */
export const problemMarks: Extension = [
  marks,
  gutter({
    class: 'cm-problem-gutter',
    lineMarker(view, block) {
      let message: string | null = null;
      view.state.field(marks).between(block.from, block.from, (_from, _to, decoration) => {
        const spec = decoration.spec as { message?: string };
        message ??= spec.message ?? null;
      });
      return message === null ? null : new CrossMarker(message);
    },
    lineMarkerChange: (update) =>
      update.startState.field(marks, false) !== update.state.field(marks, false),
    initialSpacer: () => new CrossMarker(''),
  }),
];
