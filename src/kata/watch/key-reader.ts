/** The begin and the end of bracketed paste: while it is on, a terminal puts marks around a paste. */
export const bracketedPaste = { on: '\u001b[?2004h', off: '\u001b[?2004l' };

/** The begin of a paste or of a sequence, such as that of an arrow, whose end has not been read. */
const unfinished =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals send them.
  /\u001b\[200~(?:(?!\u001b\[201~)[\s\S])*$|\u001b(?:\[[0-?]*[ -/]*|O)?$/;

/**
 * Returns a function that finds the key in each read from a terminal, in lower case; undefined if there is none. Ctrl-C and
 * Ctrl-D count as q. Several characters in one read are a paste or the sequence of a special key, and never a command. Either
 * may come in several reads.
 */
export function keyReader(): (text: string) => string | undefined {
  let begun = '';
  return (text) => {
    if (text.includes('\u0003') || text.includes('\u0004')) return 'q';
    // After the key Escape alone, only these begin a sequence.
    const goesOn = begun.length > 1 || /^[[O]/.test(text);
    const all = goesOn ? begun + text : text;
    begun = unfinished.exec(all)?.[0] ?? '';
    const isKey = all === text && Array.from(text).length === 1;
    return isKey ? text.toLowerCase() : undefined;
  };
}
