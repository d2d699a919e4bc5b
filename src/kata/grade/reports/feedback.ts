import { rowOf } from '../../../course/contract-rows.ts';
import { type Step, steps } from '../../../course/steps.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, sayIn, type Text, translate } from '../../../i18n/message.ts';
import { inLanguage } from '../../workspace/hints.ts';
import type {
  CheckFailure,
  CheckGrade,
  ClassResult,
  LearnerResult,
  Run,
  StepResult,
} from '../result.ts';
import { fenced, literalText } from './markdown-text.ts';

/** Failed checks of a step that are shown in full. The others are in a list: one mistake can fail many. */
const maxShown = 5;

/** Characters of one text. GitHub refuses the notes of a release with more than 125,000. */
const maxCharacters = 1_000;

/** A check that failed, with what happened. */
type Failed = CheckGrade & { failure: CheckFailure };

/** The feedback for every learner, each with a file name of its own. */
export function feedbackFiles(
  { run, learners }: ClassResult,
  language: Language,
): { file: string; text: string }[] {
  const files = new Set<string>();
  return learners.map((learner) => {
    const name = fileNameOf(learner.name);
    let file = `${name}.md`;
    // Some systems do not tell capital letters from small ones.
    for (let number = 2; files.has(file.toLowerCase()); number += 1) file = `${name}-${number}.md`;
    files.add(file.toLowerCase());
    return { file, text: feedbackOf(learner, run, language) };
  });
}

/** The feedback for a learner as Markdown: the points, and for each failed check what happened and where to read. No hints. */
export function feedbackOf(
  { name, steps: results, points, of }: LearnerResult,
  run: Run,
  language: Language,
): string {
  const say = sayIn(language);
  const rows = results.map((result) => [
    literalText(titleOf(result, language)),
    say('grade.of', { points: result.points, all: result.of }),
    literalText(sentenceOf(result, language)),
  ]);
  const head = [
    say('platform.feedback.step'),
    say('platform.feedback.points'),
    say('platform.feedback.result'),
  ];
  const table = [head, ['---', '---:', '---'], ...rows].map((row) => `| ${row.join(' | ')} |`);
  const title = say('platform.feedback.title', { name, points, all: of });
  const short = results.filter(({ status, checks }) => status === 'failed' && failedOf(checks)[0]);
  return `${[
    `# ${literalText(title)}`,
    table.join('\n'),
    ...short.map(
      (result) =>
        `## ${literalText(titleOf(result, language))}\n\n${stepFeedback(result, run, language)}`,
    ),
  ].join('\n\n')}\n`;
}

/** The feedback for one step as Markdown, without a heading. */
export function stepFeedback(result: StepResult, { seed }: Run, language: Language): string {
  const say = sayIn(language);
  const failed = failedOf(result.checks);
  const again = `npm run kata -- check ${result.step} --seed ${seed}`;
  // A check that fails like another says nothing new.
  const shown = failed.filter(({ like }) => like === undefined).slice(0, maxShown);
  const rest = failed.filter((check) => !shown.includes(check));
  return [
    literalText(sentenceOf(result, language)),
    ...shown.map((check) => checkFeedback(check, result, language)),
    ...(rest.length > 0
      ? [
          say('platform.feedback.also'),
          rest.map(({ title }) => `- ${literalText(translate(title, language))}`).join('\n'),
        ]
      : []),
    ...(failed.length > 0 && result.printed !== ''
      ? [say('platform.feedback.printed'), fenced(cut(result.printed))]
      : []),
    ...(failed.length > 0 ? [say('platform.feedback.again', { command: again })] : []),
  ].join('\n\n');
}

/** What became of a step, in one line: passed, how many checks failed, or why there are no points. */
export function sentenceOf({ status, reason, checks }: StepResult, language: Language): string {
  const say = sayIn(language);
  const failed = failedOf(checks).length;
  const depending = checks.filter(({ outcome }) => outcome === 'depends').length;
  const all = checks.length;
  const parts = [
    ...(status === 'passed' ? [say('platform.feedback.passed', { count: all })] : []),
    ...(failed > 0 ? [say('platform.feedback.failed', { count: failed, all })] : []),
    ...(depending > 0 ? [say('platform.feedback.depends', { count: depending })] : []),
    ...(reason === undefined ? [] : [translate(reason, language)]),
  ];
  return parts.join(say('platform.feedback.semicolon'));
}

/** The number and the title of a step. */
export function titleOf({ step, name }: StepResult, language: Language): string {
  return sayIn(language)('shared.step', { number: step, title: message(`steps.${name}.title`) });
}

function checkFeedback(
  { id, title, severity, failure }: Failed,
  { step: number, name }: StepResult,
  language: Language,
): string {
  const say = sayIn(language);
  const { sent, received, expected, rule, fault } = failure;
  const heading = fault === undefined ? title : message('judge.start.title');
  const word = say(`lab.severity.${severity}`);
  const row = rowOf({ name }, id);
  const lesson = lessonOf(number, language);
  const fact = (label: string, text: Text) =>
    `${label}${say('platform.feedback.colon')}\n\n${fenced(cut(translate(text, language)))}`;
  return [
    `### ${literalText(say('platform.feedback.check', { severity: word, title: heading }))}`,
    fact(say('shared.sent'), sent),
    fact(say('shared.received'), received),
    fact(say('shared.expected'), expected),
    say('platform.feedback.rule', { what: literalText(translate(rule, language)) }),
    row === undefined || fault !== undefined
      ? say('platform.feedback.lesson', { file: lesson })
      : say('platform.feedback.row', { row, file: lesson }),
  ].join('\n\n');
}

/** The path of the lesson of a step in a language. */
function lessonOf(number: number, language: Language): string {
  const step: Step | undefined = steps[number - 1];
  return inLanguage(`${step?.shown.replace(/[^/]+$/, '')}README.md`, language);
}

function failedOf(checks: readonly CheckGrade[]): Failed[] {
  return checks.flatMap((check) => {
    const { failure } = check;
    return failure === undefined ? [] : [{ ...check, failure }];
  });
}

/** The start of a text. */
function cut(text: string): string {
  return text.length > maxCharacters ? `${text.slice(0, maxCharacters).toWellFormed()}…` : text;
}

/** A name as the name of a file on any system: no separators, no signs that Windows refuses, no dot at the start. */
function fileNameOf(name: string): string {
  const safe = name.replaceAll(/[/\\:*?"<>|\p{Cc}]+/gu, '-').replace(/^[.\s-]+|[.\s-]+$/g, '');
  return [...safe].slice(0, 60).join('') || 'submission';
}
