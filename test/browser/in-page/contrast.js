// Returns every visible text whose contrast with its background is below WCAG's AA: 4.5 to 1, or 3 to 1 for large text.
(() => {
  const painter = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (painter === null) throw new TypeError('Expected a canvas, got none');

  /** @param {string[]} layers Colours, the lowest first. */
  const luminance = (layers) => {
    for (const layer of layers) {
      painter.fillStyle = layer;
      painter.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = [...painter.getImageData(0, 0, 1, 1).data].map(
      (byte) => {
        const share = byte / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      },
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  /** @param {Element | null} element @returns {string[]} */
  const backgrounds = (element) =>
    element === null
      ? ['white']
      : [...backgrounds(element.parentElement), getComputedStyle(element).backgroundColor];

  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement: element, textContent } = node;
    if (element === null || !textContent?.trim() || !element.checkVisibility()) continue;
    if (element.closest('svg, noscript, .skip, label:has(:disabled)')) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const under = luminance(backgrounds(element));
    const over = luminance([color]);
    const ratio = (Math.max(under, over) + 0.05) / (Math.min(under, over) + 0.05);
    const size = Number.parseFloat(fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) faults.push(`${ratio.toFixed(2)} ${textContent.trim()}`);
  }
  return faults;
})();
