import type MarkdownIt from 'markdown-it';
import { setInlineCode } from '../inline-code.ts';

/** Changes how a Markdown renderer prints links, headings, tables and code. `follow` returns the target of each link. */
export function setRules(
  markdown: InstanceType<typeof MarkdownIt>,
  follow: (href: string) => string | undefined,
): void {
  const { renderer, utils } = markdown;
  const { rules } = renderer;
  setInlineCode(markdown);
  let target: string | undefined;
  rules.link_open = (tokens, index, options, _env, self) => {
    const link = tokens[index];
    target = follow(`${link?.attrGet('href') ?? ''}`);
    if (target === undefined) return '';
    link?.attrSet('href', target);
    return self.renderToken(tokens, index, options);
  };
  rules.link_close = (tokens, index, options, _env, self) =>
    target === undefined ? '' : self.renderToken(tokens, index, options);

  // The addresses of headings are those of GitHub. Below the title, a heading is a link to itself.
  rules.heading_open = (tokens, index, options, _env, self) => {
    const id = slugOf(tokens[index + 1]?.content ?? '');
    tokens[index]?.attrSet('id', id);
    const opened = self.renderToken(tokens, index, options);
    if (tokens[index]?.tag === 'h1') return opened;
    return `${opened}<a class="permalink" href="#${utils.escapeHtml(id)}">`;
  };
  rules.heading_close = (tokens, index, options, _env, self) => {
    const closed = self.renderToken(tokens, index, options);
    return tokens[index]?.tag === 'h1' ? closed : `</a>${closed}`;
  };

  // A wide table has a scroll bar of its own, and the keyboard reaches it.
  rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
  rules.table_close = () => '</table></div>\n';
}

/** The id of a heading, as GitHub makes it. */
export function slugOf(heading: string): string {
  const words = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
  return words.trim().replaceAll(' ', '-');
}
