import MarkdownIt from 'markdown-it';

const { escapeHtml } = new MarkdownIt().utils;

/** Makes a renderer of Markdown print code in a line of text as inlineCodeHtml does. */
export function setInlineCode(renderer: InstanceType<typeof MarkdownIt>): void {
  renderer.renderer.rules.code_inline = (tokens, index) =>
    inlineCodeHtml(tokens[index]?.content ?? '');
}

/** A longer word may also continue on the next line after a sign inside it, in characters. */
const longestWhole = 28;

/**
 * Code in a line of text, as HTML. A line may end after a space or a slash, and never inside an identifier, as browsers would
 * do after a hyphen.
 */
export function inlineCodeHtml(code: string): string {
  return `<code>${code.split(/(\s+)/).map(wordHtml).join('')}</code>`;
}

function wordHtml(word: string): string {
  return word
    .split(/(?<=\w\/+)(?=\w)/)
    .flatMap((part) => (part.length > longestWhole ? part.split(/(?<=[\w)][.,(&])(?=\w)/) : part))
    .map((part) => {
      const isPlain = part.length > longestWhole || /^[\w\s]*\/?$/.test(part);
      const html = escapeHtml(part);
      return isPlain ? html : `<span class="whole">${html}</span>`;
    })
    .join('<wbr>');
}
