import type { Language } from '../../../i18n/language.ts';
import { sayIn } from '../../../i18n/message.ts';
import { stepFeedback, titleOf } from '../reports/feedback.ts';
import type { LearnerResult, Run, StepResult } from '../result.ts';

/** The results.json of a submission for Gradescope. Each step is one of its tests, with the feedback below it. */
export function gradescopeOf(
  { steps, points, of }: LearnerResult,
  run: Run,
  language: Language,
): string {
  const { version, course, seed } = run;
  const results = {
    output: sayIn(language)('grade.of', { points, all: of }),
    output_format: 'md',
    visibility: 'visible',
    stdout_visibility: 'hidden',
    extra_data: { version, course, seed },
    tests: steps.map((step) => testOf(step, run, language)),
  };
  return `${JSON.stringify(results, null, 2)}\n`;
}

function testOf(step: StepResult, run: Run, language: Language) {
  return {
    number: String(step.step),
    name: titleOf(step, language),
    score: step.points,
    max_score: step.of,
    status: step.status === 'passed' ? 'passed' : 'failed',
    output: stepFeedback(step, run, language),
    output_format: 'md',
    visibility: 'visible',
  };
}
