/** What each key does, in the order in which they are shown. */
export const keys = {
  h: 'hint',
  d: 'diff',
  s: 'solution',
  n: 'next',
  l: 'list',
  r: 'reset',
  o: 'open page',
  q: 'quit',
} as const;

/** Calls back for every key that is pressed, one character each, until closed. Ctrl-C and Ctrl-D count as q. */
export function listenToKeys(pressed: (key: string) => void) {
  const { stdin } = process;
  const read = (text: string) => {
    for (const key of text) pressed(key === '\u0003' || key === '\u0004' ? 'q' : key.toLowerCase());
  };
  stdin.setRawMode(true);
  stdin.setEncoding('utf8').on('data', read);
  stdin.resume();
  return {
    close() {
      stdin.off('data', read);
      stdin.setRawMode(false);
      stdin.pause();
    },
  };
}
