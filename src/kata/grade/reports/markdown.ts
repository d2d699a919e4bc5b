import type { Language } from '../../../i18n/language.ts';
import type { GradedClass } from '../grade.ts';
import { firstFailure, headings, hintsOf, inputsOf } from './reasons.ts';

/** All grades as a table in Markdown, with the seed below it, for the summary of a workflow. */
export function markdownOf(graded: GradedClass, language: Language): string {
  const head = headings(language);
  const rule = head.map((_, column) => (column > 0 && column < 8 ? '---:' : '---'));
  const rows = graded.grades.map((grade) => [
    literal(grade.submission.name),
    ...grade.steps.map(({ points, weight }) => `${points}/${weight}`),
    `**${grade.points}/${grade.of}**`,
    String(hintsOf(grade) ?? ''),
    literal(firstFailure(grade, language)),
  ]);
  const lines = [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |\n`);
  return `${lines.join('')}\n${inputsOf(graded, language)}\n`;
}

/** A text that Markdown and HTML show unchanged: special characters are written as numeric references. */
function literal(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}\p{N} ,;()/-]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
