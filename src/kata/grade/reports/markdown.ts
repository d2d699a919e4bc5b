import type { Language } from '../../../i18n/language.ts';
import type { ClassResult } from '../result.ts';
import { firstFailure, headings, hintsOf, inputsOf } from './reasons.ts';

/** All grades as a table in Markdown, with the seed below it, for the summary of a workflow. */
export function markdownOf({ run, learners }: ClassResult, language: Language): string {
  const head = headings(language);
  const rule = head.map((_, column) => (column > 0 && column < 8 ? '---:' : '---'));
  const rows = learners.map((learner) => [
    literal(learner.name),
    ...learner.steps.map(({ points, of }) => `${points}/${of}`),
    `**${learner.points}/${learner.of}**`,
    String(hintsOf(learner) ?? ''),
    literal(firstFailure(learner, language)),
  ]);
  const lines = [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |\n`);
  return `${lines.join('')}\n${inputsOf(run, language)}\n`;
}

/** A text that Markdown and HTML show unchanged: special characters are written as numeric references. */
function literal(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}\p{N} ,;()/-]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
