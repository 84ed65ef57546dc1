import { indentLess, indentMore } from '@codemirror/commands';
import { Prec, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

/**
 * The Tab key moves on through the page, as everywhere, until the learner types here. Then it indents, until Escape is
 * pressed or the editor is left, so that nobody is trapped. `onChange` hears which of the two Tab does.
 */
export function tabKey(onChange: (indents: boolean) => void): Extension {
  let indents = false;

  function set(next: boolean) {
    if (next === indents) return;
    indents = next;
    onChange(next);
  }
  return [
    EditorView.updateListener.of((update) => {
      const typed = update.transactions.some(
        (tr) => tr.isUserEvent('input') || tr.isUserEvent('delete'),
      );
      if (typed) set(true);
    }),
    EditorView.domEventHandlers({
      blur() {
        set(false);
      },
    }),
    Prec.high(
      keymap.of([
        {
          key: 'Tab',
          run: (view) => indents && indentMore(view),
          shift: (view) => indents && indentLess(view),
        },
        {
          key: 'Escape',
          run() {
            set(false);
            return false;
          },
        },
      ]),
    ),
  ];
}
