// Returns the sizes of text on this page, the longest line of text in characters, and the words in code that are broken.
(() => {
  /** @param {Text} node @param {number} from @param {number} to */
  const topsOf = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return new Set(
      [...range.getClientRects()]
        .filter(({ width }) => width > 0)
        .map(({ top }) => Math.round(top)),
    );
  };
  const sizes = new Set();
  const broken = [];
  let longest = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement: element } = node;
    if (!(node instanceof Text) || element === null || !node.data.trim()) continue;
    if (!element.checkVisibility() || element.closest('svg, noscript, .skip, .cm-editor')) continue;
    sizes.add(Number.parseFloat(getComputedStyle(element).fontSize));
    if (!element.closest('code')) continue;
    // A line of text may end after a space or a slash, and in long code after another sign.
    const words = element.closest('pre') ? /\w+/g : /[^\s/]{1,28}(?=[\s/]|$)/g;
    for (const { 0: word, index } of node.data.matchAll(words)) {
      // A token or a hash may break anywhere, and so does the text of an HTTP message.
      if (word.length > 30 || element.closest('.token, .playground pre')) continue;
      if (topsOf(node, index, index + word.length).size > 1) broken.push(word);
    }
  }
  for (const paragraph of document.querySelectorAll('main :is(p, li)')) {
    if (!paragraph.checkVisibility() || paragraph.querySelector('p, li, pre, div')) continue;
    /** @type {Map<number, number>} */
    const lines = new Map();
    const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      if (!(node instanceof Text)) continue;
      for (let at = 0; at < node.data.length; at += 1) {
        const [top] = topsOf(node, at, at + 1);
        // Code in a line is a few pixels lower than the text.
        if (top !== undefined)
          lines.set(Math.round(top / 12), (lines.get(Math.round(top / 12)) ?? 0) + 1);
      }
    }
    longest = Math.max(longest, ...lines.values());
  }
  return { sizes: [...sizes].sort((one, other) => one - other), longest, broken };
})();
