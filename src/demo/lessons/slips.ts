import MarkdownIt from 'markdown-it';
import { mistakesOf, slipsOf } from '../../course/mistakes.ts';
import type { Step, StepName } from '../../course/steps.ts';
import { setInlineCode } from '../inline-code.ts';

/** A mistake that is stored as a patch, as a lesson shows it. */
export interface Slip {
  name: string;
  whatHtml: string;
  costsHtml: string;
  /** With the element of a removed or added line. */
  lines: { tag?: 'del' | 'ins' | undefined; text: string }[];
}

/** In these sentences, only backticks are Markdown. */
const markdown = new MarkdownIt('zero').enable('backticks');
setInlineCode(markdown);

const tags: Record<string, 'del' | 'ins'> = { '-': 'del', '+': 'ins' };
const read = new Map<StepName, Slip[]>();

/** The mistakes of a step that change a few lines of the solution; they are read once. */
export function slipsOnPage(step: Step): Slip[] {
  const slips = read.get(step.name) ?? slipsIn(step);
  read.set(step.name, slips);
  return slips;
}

function slipsIn(step: Step): Slip[] {
  return mistakesOf(step)
    .filter(({ patch }) => patch !== undefined)
    .map((mistake) => {
      const parts = slipsOf(mistake).map((lines) =>
        lines.map((text) => ({ tag: tags[text.charAt(0)], text })),
      );
      const gap = { text: '…' };
      return {
        name: mistake.name,
        whatHtml: markdown.renderInline(mistake.what),
        costsHtml: markdown.renderInline(mistake.costs),
        lines: parts.flatMap((part, at) => (at > 0 ? [gap, ...part] : part)),
      };
    });
}
