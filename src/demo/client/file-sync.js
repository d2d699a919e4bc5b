/**
 * A learner's file as the server sends it; without `text` if it is not UTF-8.
 *
 * @typedef {{ text?: string | undefined, version: string }} LearnerFile
 */

/**
 * Keeps the text of an editor and a file that other programs change the same. It never replaces what it has not read: if both
 * were changed, it saves nothing until the learner has chosen.
 *
 * @param {object} options
 * @param {LearnerFile} options.file The file that the editor was opened with.
 * @param {() => string} options.text The text of the editor.
 * @param {(text: string) => void} options.replace Replaces the text of the editor.
 * @param {() => Promise<LearnerFile>} options.read
 * @param {(text: string, version: string, copy: boolean) => Promise<{ written: boolean, file: LearnerFile }>} options.write
 *   Replaces the file if it still has the version. `copy` keeps a copy of what is replaced.
 * @param {(text: string) => Promise<void>} options.keep Keeps a copy of a text.
 * @param {(state: 'saved' | 'saving' | 'unsaved' | 'failed' | 'conflict', other?: LearnerFile) => void} options.show In a
 *   conflict, `other` is the file.
 */
export function syncFile({ file, text, replace, read, write, keep, show }) {
  /** The file as it was last read or written. */
  let base = file;
  /** The file that another program has changed while the editor was changed, too. */
  let other = /** @type {LearnerFile | undefined} */ (undefined);
  /** Each task reads or writes the file; they run one after another. */
  let last = Promise.resolve();

  /** @param {() => Promise<void>} task */
  const inTurn = (task) => {
    last = last.then(task).catch(() => show('failed')); // The next save tries again.
    return last;
  };
  const showState = () => {
    if (other !== undefined) show('conflict', other);
    else show(text() === base.text ? 'saved' : 'unsaved');
  };
  /** @param {LearnerFile} found */
  const meet = (found) => {
    const clean = text() === base.text && other === undefined;
    if (found.version === base.version && other === undefined) return;
    if (clean && found.text !== undefined) {
      base = found;
      replace(found.text);
    } else if (found.text === text()) {
      base = found;
      other = undefined;
    } else {
      other = found;
    }
  };
  /** @param {boolean} copy */
  const put = async (copy) => {
    const sent = text();
    if (other !== undefined || sent === base.text) return;
    show('saving');
    const { written, file: found } = await write(sent, base.version, copy);
    if (written) base = found;
    else meet(found);
  };

  return {
    /** Writes the text to the file, unless it is already there. */
    save: () => inTurn(() => put(false).then(showState)),
    /** Reads the file again, because another program may have changed it. */
    refresh: () =>
      inTurn(async () => {
        meet(await read());
        showState();
      }),
    /** After a conflict: replaces the file by the text of the editor. The other text is kept as a copy. */
    keepMine: () =>
      inTurn(async () => {
        if (other === undefined) return;
        base = other;
        other = undefined;
        await put(true).finally(showState);
      }),
    /** After a conflict: replaces the text of the editor by the file. The text is kept as a copy. */
    takeTheirs: () =>
      inTurn(async () => {
        while (other?.text !== undefined) {
          const mine = text();
          await keep(mine);
          if (text() !== mine) continue; // The learner is still typing.
          base = other;
          other = undefined;
          replace(String(base.text));
        }
        showState();
      }),
    /** Whether the text is not in the file yet. */
    pending: () => text() !== base.text,
  };
}
