/**
 * Pastes a text into an element, as Ctrl-V does.
 *
 * @param {{ dispatchEvent(event: unknown): unknown }} element
 * @param {string} text
 */
export function pasteInto(element, text) {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  element.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}
