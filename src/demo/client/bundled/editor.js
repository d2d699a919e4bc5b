import { autocompletion, closeBrackets, completeFromList } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, openLintPanel, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { structuredPatch } from 'diff';

/**
 * A line at which something is wrong. Lines and columns count from 1.
 *
 * @typedef {{ line: number, column?: number, text: string }} Mark
 */

/**
 * Opens an editor for TypeScript in an element of the page.
 *
 * @param {object} options
 * @param {HTMLElement} options.parent
 * @param {string} options.text
 * @param {string} options.label The name of the text field, for screen readers.
 * @param {{ label: string, detail: string }[]} options.words Names for completion.
 * @param {Record<string, string>} options.phrases What CodeMirror says, by its English.
 * @param {() => void} options.onChange Called when the learner has changed the text.
 * @param {() => void} options.onSave Called when the learner asks to save.
 */
export function openEditor({ parent, text, label, words, phrases, onChange, onSave }) {
  // In a shadow root, CodeMirror adds its styles without a style element, so the pages' policy needs no exception.
  const root = parent.attachShadow({ mode: 'open' });
  /** True while another program's text is put in. */
  let replacing = false;
  const save = () => {
    onSave();
    return true;
  };
  /** @param {string} doc */
  const stateOf = (doc) =>
    EditorState.create({
      doc,
      extensions: [
        EditorState.lineSeparator.of(separatorOf(doc)),
        EditorState.phrases.of(phrases),
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        lintGutter(),
        autocompletion({ override: [completeFromList(words)] }),
        javascript({ typescript: true }),
        syntaxHighlighting(colours),
        theme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, lang: 'en', spellcheck: 'false' }),
        keymap.of([
          { key: 'Mod-s', run: save },
          { key: 'F8', run: openLintPanel },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.updateListener.of(({ docChanged }) => {
          if (docChanged && !replacing) onChange();
        }),
      ],
    });
  const view = new EditorView({ root, parent: root, state: stateOf(text) });
  return {
    text: () => view.state.sliceDoc(),
    focus: () => view.focus(),
    /**
     * How the text differs from another one; undefined if there is no other text. Lines begin with `-` if they are only in the
     * editor, with `+` if they are only in the other text, and with a space otherwise.
     *
     * @param {string | undefined} other
     */
    compare(other) {
      if (other === undefined) return;
      const { hunks } = structuredPatch('', '', view.state.sliceDoc(), other, '', '', {
        context: 2,
      });
      return hunks.map(({ oldStart, lines }) => ({ line: oldStart, lines }));
    },
    /**
     * Replaces the text by another program's. What both have in common stays, and so does the cursor in it.
     *
     * @param {string} other
     */
    replace(other) {
      if (separatorOf(other) !== view.state.lineBreak) {
        view.setState(stateOf(other));
        return;
      }
      const doc = view.state.toText(other);
      const [before, after] = [view.state.doc.toString(), doc.toString()];
      const start = commonStart(before, after);
      const end = commonStart(reversed(before.slice(start)), reversed(after.slice(start)));
      const insert = after.slice(start, after.length - end);
      replacing = true;
      view.dispatch({
        changes: { from: start, to: before.length - end, insert: view.state.toText(insert) },
      });
      replacing = false;
    },
    /** @param {Mark[]} marks */
    mark(marks) {
      const { doc } = view.state;
      const diagnostics = marks
        .filter(({ line }) => line <= doc.lines)
        .map(({ line, column, text: message }) => {
          const { from, to } = doc.line(line);
          const begin = Math.min(from + (column ?? 1) - 1, to);
          return {
            from: begin,
            to: Math.max(to, begin),
            severity: /** @type {const} */ ('error'),
            message,
          };
        });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
  };
}

/**
 * The line end of a file. With both kinds it is `\n`, and `\r` stays in the text, so that no file is changed by opening it.
 *
 * @param {string} text
 */
function separatorOf(text) {
  return /^(?:[^\r\n]*\r\n)+[^\r\n]*$/.test(text) ? '\r\n' : '\n';
}

/**
 * The number of characters that two texts have in common at their beginnings.
 *
 * @param {string} one
 * @param {string} other
 */
function commonStart(one, other) {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && one[count] === other[count]) count += 1;
  return count;
}

/** @param {string} text */
function reversed(text) {
  return text.split('').reverse().join('');
}

/** The same colours as in the lessons. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.regexp], color: 'var(--code-string)' },
  { tag: tags.comment, color: 'var(--code-comment)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-constant)' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: 'var(--code-function)',
  },
]);

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--pico-color)', fontSize: '14px' },
  // The element of the page has the outline: the line numbers would cover a part of one here.
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--pico-font-family-monospace)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--pico-color)' },
  '.cm-cursor': { borderLeftColor: 'var(--pico-color)' },
  '.cm-gutters': {
    border: 'none',
    backgroundColor: 'var(--pico-code-background-color)',
    color: 'var(--pico-muted-color)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    {
      backgroundColor: 'var(--selection)',
    },
  // CodeMirror draws these as images of its style sheet, which the pages' policy blocks.
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad)',
    textUnderlineOffset: '3px',
  },
  '.cm-lint-marker-error': { content: 'normal', color: 'var(--bad)', lineHeight: '1' },
  '.cm-lint-marker-error::before': { content: '"✗"' },
  '.cm-panels': { backgroundColor: 'var(--card)', color: 'var(--pico-color)' },
  '.cm-panel.cm-panel-lint [name=close]': {
    width: '2.5rem',
    height: '2.5rem',
    fontSize: '1.25rem',
  },
  '.cm-tooltip': {
    border: '1px solid var(--pico-muted-border-color)',
    backgroundColor: 'var(--card)',
    color: 'var(--pico-color)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--pico-primary-background)',
    color: '#fff',
  },
});
